using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Acquisition;

public sealed class ToolCacheRootTests
{
    [Theory]
    [InlineData("/own", "/xdg", false, "/own")]
    [InlineData("/own", null, true, "/own")]
    [InlineData(null, "/xdg", false, "/xdg/envmap")]
    [InlineData(null, "/xdg", true, "/var/cache/envmap")]
    public void FollowsVariablesAndUser(string? own, string? xdg, bool isRoot, string expected) =>
        Assert.Equal(expected, ToolCacheRoot.Resolve(name => name is "ENVMAP_CACHE" ? own : name is "XDG_CACHE_HOME" ? xdg : null, isRoot));

    [Fact]
    public void AFolderClosedToOthersIsFound()
    {
        using var folder = new TemporaryFolder();
        var closed = Directory.CreateDirectory(folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        var target = Directory.CreateDirectory(Path.Combine(closed, "cache", "tool")).FullName;

        Assert.Equal(closed, SharedFolder.FindClosedAncestor(target));
    }
}
