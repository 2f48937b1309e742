using System.Diagnostics;

namespace EnvMap.Tests.TestSupport;

internal static class Eventually
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static Task Async(Func<bool> condition, string what) => Async(() => Task.FromResult(condition()), what);

    public static async Task Async(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var limit = within ?? s_limit;
        for (var watch = Stopwatch.StartNew(); !await condition();)
        {
            Assert.True(watch.Elapsed < limit, $"Waited {limit.TotalSeconds} s in vain for {what}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
