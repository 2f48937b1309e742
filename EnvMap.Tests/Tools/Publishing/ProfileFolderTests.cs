using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Publishing;

namespace EnvMap.Tests.Tools.Publishing;

public sealed class ProfileFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void WhatTheLastPublishWroteIsReplaced()
    {
        ProfileFolder.Write(_folder.FullName, "one", Files("a", "b"));
        ProfileFolder.Write(_folder.FullName, "two\r\n", Files("b"));

        Assert.Equal(["files/b=b", "profile.json=two\n"], Contents());
    }

    [Fact]
    public void WhereTheNewOneCannotBeWrittenTheLastOneStays()
    {
        ProfileFolder.Write(_folder.FullName, "one", Files("a"));

        // A name that is a file and a folder.
        Assert.ThrowsAny<IOException>(() => ProfileFolder.Write(_folder.FullName, "two", Files("b", "b/c")));

        Assert.Equal(["files/a=a", "profile.json=one"], Contents());
    }

    [Fact]
    public void WhereTheDocumentCannotBeReplacedTheFilesStayToo()
    {
        ProfileFolder.Write(_folder.FullName, "one", Files("a"));
        File.Delete(_folder["profile.json"]);
        _folder.Write("profile.json/in-the-way", "x");

        Assert.ThrowsAny<SystemException>(() => ProfileFolder.Write(_folder.FullName, "two", Files("b")));

        Assert.Equal(["files/a=a", "profile.json/in-the-way=x"], Contents());
    }

    [Fact]
    public void WhatAnEndInTheMidstLeftIsRemoved()
    {
        _folder.Write(".profile.0123/files/a", "old");

        ProfileFolder.Write(_folder.FullName, "one", Files());

        Assert.Equal(["profile.json=one"], Contents());
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Files(params string[] names) => names.ToDictionary(name => $"files/{name}", name => name);

    private IEnumerable<string> Contents() => Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories)
        .Select(file => $"{Path.GetRelativePath(_folder.FullName, file)}={File.ReadAllText(file)}").Order(StringComparer.Ordinal);
}
