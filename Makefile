# The verbs of the house. Each finds a JDK 25 and a Node 20 by itself, whatever the default ones are.

.PHONY: up images test faults check lint format

up: ## builds what changed and starts everything on this machine; OBSERVE=1 watches it
	@tools/on-ground tools/up

images: ## builds one image per service; needs a Docker engine
	@tools/on-ground tools/images

test: ## runs all tests against a real broker, a real database and a real browser
	@tools/on-ground ./mvnw -B -ntp --fail-at-end verify

faults: ## kills, freezes, cuts off and fills one thing after the other while people talk; MINUTES=45
	@tools/on-ground tools/faults

check: lint test ## what has to be green before a change goes in

lint: ## formatting, lint, types and null checks
	@tools/on-ground tools/lint

format: ## mends formatting
	@tools/on-ground tools/format
