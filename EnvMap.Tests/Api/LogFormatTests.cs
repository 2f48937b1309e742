using System.Text.RegularExpressions;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

/// <summary>Who reads along reads lines; what is collected is JSON.</summary>
public sealed partial class LogFormatTests
{
    // Nobody listens there: what is written at the start is enough.
    private const string NoDatabase = "Host=127.0.0.1;Port=1;Username=none;Password=none;Database=none";

    [Theory]
    [InlineData("Production", "Local", false)]
    [InlineData("Production", "Staging", true)]
    [InlineData("Production", "Production", true)]
    [InlineData("Development", "Local", false)]
    public async Task ALocalProfileIsReadableHoweverItIsDeployed(string host, string environment, bool isJson)
    {
        await using var api = await ApiProcess.StartAsync(NoDatabase, host, ("EnvMap__Environment", environment));

        var lines = api.Output.Split('\n');
        Assert.Equal(isJson, lines.Any(line => line.StartsWith('{')));
        Assert.Equal(!isJson, lines.Any(line => Readable().IsMatch(line)));
    }

    // 09:41:07.123 info: Microsoft.Hosting.Lifetime[14]
    [GeneratedRegex(@"^\d\d:\d\d:\d\d\.\d{3} info: ", RegexOptions.CultureInvariant)]
    private static partial Regex Readable();
}
