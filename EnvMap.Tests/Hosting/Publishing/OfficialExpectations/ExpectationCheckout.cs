namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>The checkout of microsoft/aspire that the environment names.</summary>
internal static class ExpectationCheckout
{
    private const string Variable = "ENVMAP_ASPIRE_CHECKOUT";

    /// <summary>Gives its folder, or skips the test.</summary>
    public static string Require()
    {
        var checkout = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(checkout), $"{Variable} names no checkout of microsoft/aspire.");
        return checkout!;
    }

    /// <summary>Gives the files below a folder that match, relative to the checkout.</summary>
    public static IEnumerable<string> Files(string checkout, string folder, string pattern)
        => Directory.EnumerateFiles(Path.Combine(checkout, folder), pattern, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(checkout, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
