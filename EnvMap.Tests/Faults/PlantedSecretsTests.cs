using EnvMap.Hosting.Dashboard.Proto;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Faults;

/// <summary>Secrets are neither in an argument nor in a log, and the dashboard gets them only where it masks them.</summary>
public sealed class PlantedSecretsTests
{
    private const string BrowserToken = "planted-browser-token";
    private const string OtlpKey = "planted-otlp-key";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly Dictionary<string, string?> s_planted = new()
    {
        ["Parameters__postgres-password"] = AppHostArguments.PostgresPassword,
        ["Parameters__cache-password"] = AppHostArguments.CachePassword,
        ["Parameters__api-admin-password"] = ApiLogin.AdminPassword,
        ["Parameters__api-signing-secret"] = ApiLogin.SigningSecret,
        ["AppHost__BrowserToken"] = BrowserToken,
        ["AppHost__OtlpApiKey"] = OtlpKey,
        ["AppHost__DashboardApiKey"] = "planted-telemetry-key",
    };

    private static readonly PlantedSecrets s_search = Search();

    private static readonly string[] s_resources = ["postgres", "envmapdb", "cache", "api", "edge", "prometheus", "node-exporter"];

    [Fact]
    public async Task NoArgumentNoLogAndNoOpenPropertyHoldsASecret()
    {
        await using var run = await RunningAppHost.StartAsync(
            _ => s_planted, "--EnvMap:Include=Redis (Docker)", "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft=Debug");
        await run.WaitUntilHealthyAsync(s_resources);
        var login = await run.DashboardListensAsync();
        await run.CommandAsync("api", "restart");
        await run.WaitUntilHealthyAsync(s_resources);

        // They are in use, so what follows looks for what could be there.
        Assert.Contains(AppHostArguments.PostgresPassword, run.Current("api").VariableOf("ConnectionStrings__envmapdb"));
        Assert.Contains(AppHostArguments.CachePassword, run.Current("api").VariableOf("ConnectionStrings__cache"));
        Assert.Equal(ApiLogin.AdminPassword, run.Current("api").VariableOf("EnvMap__Auth__AdminPassword"));
        Assert.Equal(ApiLogin.SigningSecret, run.Current("api").VariableOf("EnvMap__Auth__SigningSecret"));
        Assert.Contains(OtlpKey, run.Current("api").VariableOf("OTEL_EXPORTER_OTLP_HEADERS"));
        Assert.EndsWith($"/login?t={BrowserToken}", login);

        var processes = run.TakeFootprint().Processes;
        Assert.All(processes, process => AssertClean(process.CommandLine, $"the arguments of {process.Id}"));
        Assert.All(run.Seen, resource => AssertClean(WithoutMasked(resource).ToString(), $"what the dashboard is told openly of {resource.DisplayName}"));
        foreach (var resource in s_resources)
        {
            AssertClean(string.Join('\n', await run.ConsoleLogAsync(resource)), $"the console log of {resource}");
        }
        // The login URL is meant for the console. The dashboard prints it too, and DCP keeps that where only this user can read it.
        AssertClean(run.Process.Output.Replace(login, "", StringComparison.Ordinal), "the output of the AppHost");
        Assert.NotEmpty(SessionFiles(run));
        Assert.All(SessionFiles(run), file => AssertClean(ReadShared(file).Replace(login, "", StringComparison.Ordinal), file));
        Assert.All(Directory.GetDirectories(run.TemporaryFiles, "envmap-dcp-*"), folder => Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder)));
    }

    private static IEnumerable<string> SessionFiles(RunningAppHost run) => Directory.EnumerateFiles(run.TemporaryFiles, "*", new EnumerationOptions
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Device,
    }).Where(file => new FileInfo(file).Length > 0);

    // The dashboard masks every variable and every property that is marked.
    private static Resource WithoutMasked(Resource resource)
    {
        var open = resource.Clone();
        open.Environment.Clear();
        foreach (var masked in open.Properties.Where(property => property.IsSensitive).ToList())
        {
            open.Properties.Remove(masked);
        }
        return open;
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    private static void AssertClean(string text, string where) => s_search.AssertNoneIn(text, where);

    private static PlantedSecrets Search()
    {
        var planted = new PlantedSecrets();
        foreach (var (name, value) in s_planted.Append(KeyValuePair.Create("the key of the resource service", (string?)RunningAppHost.ResourceServiceKey)))
        {
            planted.Add(name, value!);
        }
        return planted;
    }
}
