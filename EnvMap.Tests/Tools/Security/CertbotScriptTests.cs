using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Security.LetsEncrypt;

namespace EnvMap.Tests.Tools.Security;

/// <summary>The program that gets certificates, with programs of a test in the place of those that it calls.</summary>
public sealed class CertbotScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Certificate => _folder["acme", "edge", "edge.pem"];

    [Fact]
    public async Task WhatIsGotTakesThePlaceOfWhatIsThere()
    {
        var output = await RunAsync("api.example.org", "exec /bin/cat \"$@\"");

        Assert.Equal("key chain ", await File.ReadAllTextAsync(Certificate, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("the next attempt", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("printf half; exit 1")]
    [InlineData("exit 0")]
    public async Task AFullDiskCostsNoCertificateThatIsGood(string cat)
    {
        // What compares is no writer.
        var output = await RunAsync("api.example.org", $"case \"$1\" in */privkey.pem) {cat};; esac; exec /bin/cat \"$@\"");

        Assert.Equal("good", await File.ReadAllTextAsync(Certificate, TestContext.Current.CancellationToken));
        Assert.Equal([Certificate], Directory.GetFiles(Path.GetDirectoryName(Certificate)!));
        Assert.Contains("the next attempt is in 15 minutes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutHostsNobodyIsAskedAndThatIsSaid()
    {
        var output = await RunAsync("", "exec /bin/cat \"$@\"");

        Assert.Contains("WithEdgeRoute", output, StringComparison.Ordinal);
        Assert.DoesNotContain("certbot is asked", output, StringComparison.Ordinal);
        Assert.Equal("good", await File.ReadAllTextAsync(Certificate, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RunAsync(string domains, string cat)
    {
        _folder.Write("acme/edge/edge.pem", "good");
        var script = _folder.Write("certificates.sh", CertbotScript.Write().Replace($"={CertificatesAnnotation.Folder}", $"={_folder["acme"]}", StringComparison.Ordinal));
        Program("cat", cat);
        Program("certbot", """
            echo certbot is asked
            while [ "$1" != --cert-name ]; do shift; done
            live=ACME/private/certbot/live/$2
            mkdir -p "$live"
            printf 'key ' >"$live/privkey.pem"
            printf 'chain ' >"$live/fullchain.pem"
            """.Replace("ACME", _folder["acme"], StringComparison.Ordinal));
        Program("python3", "exit 0");
        Program("openssl", "echo subject");
        // Whoever waits is told to end, as by an engine.
        Program("sleep", "kill -TERM $PPID");

        await using var process = ChildProcess.Start("sh", [script], _folder.FullName, new Dictionary<string, string?>
        {
            ["PATH"] = $"{_folder["bin"]}:/usr/bin:/bin",
            ["ACME_DOMAINS"] = domains,
            ["ACME_DIRECTORY"] = "https://acme.example.org/directory",
            ["ACME_EDGE"] = "http://edge:8080/",
        });
        Assert.Equal(0, await process.WaitForExitAsync());
        return process.Output;
    }

    private void Program(string name, string text) => File.SetUnixFileMode(
        _folder.Write($"bin/{name}", $"#!/bin/sh\n{text}\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
