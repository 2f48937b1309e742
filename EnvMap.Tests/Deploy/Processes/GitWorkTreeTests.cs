using EnvMap.Deploy.Processes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Processes;

public sealed class GitWorkTreeTests
{
    [Fact]
    public async Task WhatDiffersFromTheCommitIsPartOfTheId()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sub/a", "1");
        folder.Write(".gitignore", "ignored\n");
        await GitRepository.CommitAsync(folder.FullName);
        var clean = await ReadAsync(folder["sub"]);
        Assert.Matches("^[0-9a-f]{40}$", clean);
        folder.Write("ignored", "2");
        Assert.Equal(clean, await ReadAsync(folder.FullName));

        folder.Write("sub/a", "2");
        var changed = await ReadAsync(folder["sub"]);
        folder.Write("b", "new");
        var added = await ReadAsync(folder["sub"]);
        folder.Write("b", "newer");
        var again = await ReadAsync(folder["sub"]);
        Assert.All([changed, added, again], id => Assert.Matches($"^{clean}-[0-9a-f]{{40}}$", id));
        Assert.Distinct([changed, added, again]);

        folder.Write("sub/a", "1");
        File.Delete(folder["b"]);
        Assert.Equal(clean, await ReadAsync(folder["sub"]));
        await ChildProcess.RunAsync("git", ["diff", "--exit-code", "--cached"], folder.FullName);
    }

    [Fact]
    public async Task WhereThereIsNoRepositoryThereIsNoId()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(await ReadAsync(folder.FullName));
        await ChildProcess.RunAsync("git", ["init", "--quiet", "."], folder.FullName);
        Assert.Null(await ReadAsync(folder.FullName));
    }

    private static Task<string?> ReadAsync(string folder) => new GitWorkTree(new ProcessRunner(), folder).ReadIdAsync(TestContext.Current.CancellationToken);
}
