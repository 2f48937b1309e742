using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace EnvMap.Tests.TestSupport;

/// <summary>The machine's own Chromium, driven by Playwright; nothing is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string RequiredVariable = "ENVMAP_REQUIRE_BROWSER";
    private const string ScreenshotsVariable = "ENVMAP_SCREENSHOTS";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ConcurrentQueue<string> _events = [];

    private Chromium(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.Request += (_, request) => Note("asked", request.Url);
        page.Response += (_, response) => Note($"{response.Status}", response.Url);
        page.RequestFailed += (_, request) => Note($"failed ({request.Failure})", request.Url);
        page.PageError += (_, error) => Note("error", error);
        page.Console += (_, message) => Note("console", message.Text);
    }

    public IPage Page { get; }

    /// <summary>The path of a Chromium or Chrome on PATH; without one the test is skipped, or fails where a browser is required.</summary>
    public static string Require()
    {
        var file = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(_ => (string[])["chromium", "chromium-browser", "google-chrome"], Path.Combine)
            .FirstOrDefault(File.Exists);
        const string Reason = "There is no chromium, chromium-browser or google-chrome on PATH. Install one (Debian: apt-get install chromium).";
        Assert.False(file is null && Environment.GetEnvironmentVariable(RequiredVariable) == "1", $"{Reason} {RequiredVariable} is 1.");
        Assert.SkipWhen(file is null, Reason);
        return file!;
    }

    public static async Task<Chromium> OpenAsync(string file)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = file,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        Assertions.SetDefaultExpectTimeout(30_000);
        return new Chromium(playwright, browser, await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 850 } }));
    }

    /// <summary>A page with a profile of its own, which ends with the browser.</summary>
    public Task<IPage> NewPageAsync(BrowserNewPageOptions options) => _browser.NewPageAsync(options);

    /// <summary>Saves what is seen as <c>name.png</c> in the folder <c>ENVMAP_SCREENSHOTS</c>; nothing where that is not set.</summary>
    public Task PictureAsync(string name) => PictureAsync(Page, name);

    /// <summary>As above, of one page.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(ScreenshotsVariable) is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    // What the page asked and got is part of a failed test's output.
    public async ValueTask DisposeAsync()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', _events));
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private void Note(string what, string text) => _events.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {what}: {text}");
}
