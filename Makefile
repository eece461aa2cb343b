# The verbs of the house. Each finds a JDK 25 and a Node 20 by itself, whatever the default ones are.

.PHONY: up images test faults bench bench-growth bench-history bench-hot overload check lint format

up: ## builds what changed and starts everything on this machine; OBSERVE=1 watches it
	@tools/on-ground tools/up

images: ## builds one image per service; needs a Docker engine
	@tools/on-ground tools/images

test: ## runs all tests against a real broker, a real database and a real browser
	@tools/on-ground ./mvnw -B -ntp --fail-at-end verify

faults: ## kills, freezes, cuts off and fills one thing after the other while people talk; MINUTES=45 ONLY=
	@tools/on-ground tools/faults

bench: ## measures what a delivery costs, beside a bare server; RUNS=3 WARM=75 MEASURED=5 SCALE=1 ONLY=
	@tools/on-ground tools/measure Bench

bench-growth: ## measures how that grows with members, rooms and instances; RUNS=1 WARM=60 MEASURED=5 SCALE=1 ONLY=
	@tools/on-ground tools/measure growth.GrowthBench

bench-history: ## measures how fast history archives, and answers meanwhile; STORED=300000 ROOMS=1000 ONLY=
	@tools/on-ground tools/bench-history

bench-hot: ## measures the pieces that every message passes, each alone; ONLY=Audience FORKS=1
	@tools/on-ground tools/bench-hot

overload: ## offers twice what chat-service can serve, and judges its gate; WARM=75 MEASURED=8 PEOPLE=2000
	@tools/on-ground tools/measure overload.OverloadBench

check: lint test ## what has to be green before a change goes in

lint: ## formatting, lint, types and null checks
	@tools/on-ground tools/lint

format: ## mends formatting
	@tools/on-ground tools/format
