using EnvMap.Deploy;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy;

public sealed class OutputFolderTests : IDisposable
{
    private static readonly HashSet<string> s_owned = ["old.txt", "new.txt", "a.txt", "files"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void WhatIsCompletedTakesThePlaceOfWhatWasThere()
    {
        _folder.Write("out/old.txt", "old");
        using (var output = new OutputFolder(_folder["out"], s_owned))
        {
            File.WriteAllText(Path.Combine(output.Path, "new.txt"), "new");
            Assert.Equal("old", File.ReadAllText(_folder["out", "old.txt"]));
            output.Complete();
        }

        Assert.Equal([_folder["out", "new.txt"]], Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories));
        Assert.Equal([_folder["out"]], Directory.GetDirectories(_folder.FullName));
    }

    [Fact]
    public void WhatIsNotCompletedLeavesNothing()
    {
        _folder.Write("out/old.txt", "old");
        using (var output = new OutputFolder(_folder["out"], s_owned))
        {
            File.WriteAllText(Path.Combine(output.Path, "new.txt"), "new");
        }

        Assert.Equal([_folder["out", "old.txt"]], Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void ItIsWrittenBesideItsPlace()
    {
        using var output = new OutputFolder(_folder["a", "b", "out"], s_owned);

        Assert.Equal(_folder["a", "b"], Path.GetDirectoryName(output.Path));
        output.Complete();
        Assert.True(Directory.Exists(_folder["a", "b", "out"]));
    }

    [Fact]
    public void WhatOthersKeepThereStays()
    {
        _folder.Write("out/.env", "A=1");
        _folder.Write("out/files/old.conf", "old");
        using (var output = new OutputFolder(_folder["out"], s_owned))
        {
            Directory.CreateDirectory(Path.Combine(output.Path, "files"));
            File.WriteAllText(Path.Combine(output.Path, "files", "new.conf"), "new");
            output.Complete();
        }

        Assert.Equal([_folder["out", ".env"], _folder["out", "files", "new.conf"]], Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Order());
    }

    /// <summary>A link that leads nowhere takes the place of a file: it can neither be replaced nor be told from one that is missing.</summary>
    [Fact]
    public void WhereAStepFailsEverythingIsAsItWas()
    {
        _folder.Write("out/a.txt", "old");
        _folder.Write("out/files/a.conf", "old");
        File.CreateSymbolicLink(_folder["out", "new.txt"], _folder["nowhere"]);
        using (var output = new OutputFolder(_folder["out"], s_owned))
        {
            Directory.CreateDirectory(Path.Combine(output.Path, "files"));
            foreach (var file in new[] { "a.txt", "files/a.conf", "new.txt" })
            {
                File.WriteAllText(Path.Combine(output.Path, file), "new");
            }
            Assert.ThrowsAny<IOException>(output.Complete);
        }

        Assert.Equal(["old", "old"], new[] { "a.txt", "files/a.conf" }.Select(file => File.ReadAllText(_folder["out", file])));
        Assert.Equal([_folder["out"]], Directory.GetFileSystemEntries(_folder.FullName));
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder["out"]).Length);
    }

    [Fact]
    public async Task NothingIsWrittenOutsideOfIt()
    {
        using var output = new OutputFolder(_folder["out"], s_owned);
        await Assert.ThrowsAsync<ArgumentException>(() => output.WriteAsync("../evil.txt", "", ownerOnly: false, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(() => output.WriteAsync(_folder["evil.txt"], "", ownerOnly: false, TestContext.Current.CancellationToken));
        Assert.Equal([output.Path], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public async Task WhatKilledWritersHaveLeftIsRemovedByTheNextOne()
    {
        await using var killed = ChildProcess.Start("true", []);
        await killed.WaitForExitAsync();
        string Left(int process, string what) => $".out.{process}.{Guid.NewGuid():N}.{what}";
        var (remains, others) = (new[] { Left(killed.Id, "new"), Left(killed.Id, "old") }, new[] { Left(Environment.ProcessId, "new"), ".out.of-the-user.new", $".other{Left(killed.Id, "new")}" });
        foreach (var name in remains.Concat(others))
        {
            _folder.Write($"{name}/.env", "PASSWORD=planted");
        }
        using (var output = new OutputFolder(_folder["out"], s_owned))
        {
            output.Complete();
        }

        Assert.Equal(others.Append("out").Order(), Directory.GetDirectories(_folder.FullName).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void AFolderThatOthersFillStaysInOneThatIsReplaced()
    {
        _folder.Write("out/files/app/app.dll", "built");
        _folder.Write("out/files/gone/app/app.dll", "built");
        _folder.Write("out/files/recipe", "old");
        using (var output = new OutputFolder(_folder["out"], s_owned))
        {
            Directory.CreateDirectory(Path.Combine(output.Path, "files"));
            File.WriteAllText(Path.Combine(output.Path, "files", "recipe"), "new");
            output.Complete(["files/app", "files/gone/app", "files/never/app"]);
        }

        Assert.Equal([_folder["out", "files", "app", "app.dll"], _folder["out", "files", "recipe"]], Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Order());
        Assert.Equal("new", File.ReadAllText(_folder["out", "files", "recipe"]));
    }

    /// <summary>A writer was killed after it had moved a folder away: before the new one was there, or before what others fill was back in it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatAKilledWriterHasTakenAwayIsNotLost(bool newOneIsThere)
    {
        await using var killed = ChildProcess.Start("true", []);
        await killed.WaitForExitAsync();
        var former = $".out.{killed.Id}.{Guid.NewGuid():N}.old";
        _folder.Write($"{former}/files/app/app.dll", "built");
        _folder.Write($"{former}/files/recipe", "former");
        _folder.Write($"{former}/a.txt", "former");
        _folder.Write("out/a.txt", "latter");
        if (newOneIsThere)
        {
            _folder.Write("out/files/recipe", "latter");
        }
        using (var output = new OutputFolder(_folder["out"], s_owned))
        {
            Directory.CreateDirectory(Path.Combine(output.Path, "files"));
            File.WriteAllText(Path.Combine(output.Path, "files", "recipe"), "new");
            File.Copy(_folder["out", "a.txt"], Path.Combine(output.Path, "a.txt"));
            output.Complete(["files/app"]);
        }

        Assert.Equal(["latter", "built", "new"], new[] { "a.txt", "files/app/app.dll", "files/recipe" }.Select(file => File.ReadAllText(_folder["out", file])));
        Assert.Equal([_folder["out"]], Directory.GetFileSystemEntries(_folder.FullName));
    }

    public void Dispose() => _folder.Dispose();
}
