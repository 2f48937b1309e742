using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

public sealed class ContainerImageTests
{
    [Theory]
    [InlineData("team/tool", null, "team/tool:latest")]
    [InlineData("team/tool:1.2-alpine", null, "team/tool:1.2-alpine")]
    [InlineData("registry.example:5000/tool", "3", "registry.example:5000/tool:3")]
    [InlineData("localhost:5000/team/tool:7", null, "localhost:5000/team/tool:7")]
    [InlineData("[::1]:5000/tool", null, "[::1]:5000/tool:latest")]
    [InlineData("tool@sha256:abc", null, "tool@sha256:abc")]
    public void AnImageIsTakenApart(string image, string? tag, string expected)
    {
        using var app = new PublishedApp();

        var container = app.AddContainer("c").WithImage(image, tag).Resource;

        Assert.True(container.TryGetContainerImageName(out var name));
        Assert.Equal(expected, name);
    }

    [Fact]
    public void AnImageThatContradictsItselfIsTold()
    {
        using var app = new PublishedApp();
        var container = app.AddContainer("c");

        Assert.Equal("Ambiguous tags - a tag was provided on both the 'tag' and 'image' parameters", Assert.Throws<InvalidOperationException>(() => container.WithImage("a:1", "2")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => container.WithImage("a@sha256:abc", "2"));
        Assert.Throws<ArgumentOutOfRangeException>(() => container.WithImage("a@md5:abc"));
        Assert.Throws<ArgumentOutOfRangeException>(() => container.WithImage("not an image"));
    }

    [Fact]
    public void ABuildIsNeededForWhatIsSaidOfIt()
    {
        using var app = new PublishedApp();
        var secret = app.Builder.AddParameter("secret", secret: true);

        Assert.Throws<InvalidOperationException>(() => app.AddContainer("plain").WithBuildArg("A", "b"));
        Assert.Contains("Use WithBuildSecret instead.", Assert.Throws<InvalidOperationException>(() => app.Builder.AddDockerfile("built", ".").WithBuildArg("A", secret)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfADirectoryKeepTheirPlaces()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b/c/deep.txt", "1");
        folder.Write("a.txt", "2");

        var items = ContainerDirectory.GetFileSystemItemsFromPath(folder.FullName, searchOptions: SearchOption.AllDirectories).ToList();

        Assert.Equal(["a.txt", "b"], items.Select(i => i.Name));
        var inner = Assert.IsType<ContainerDirectory>(Assert.Single(Assert.IsType<ContainerDirectory>(items[1]).Entries));
        Assert.Equal(folder["b", "c", "deep.txt"], Assert.IsType<ContainerFile>(Assert.Single(inner.Entries)).SourcePath);
    }
}
