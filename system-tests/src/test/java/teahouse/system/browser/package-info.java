/// Real people at a real browser: Chromium or Chrome, driven by Playwright.
@NullMarked
package teahouse.system.browser;

import org.jspecify.annotations.NullMarked;
