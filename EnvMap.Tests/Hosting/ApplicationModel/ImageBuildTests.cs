using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.ApplicationModel;

public sealed class ImageBuildTests
{
    private readonly IDistributedApplicationBuilder _builder = new RunModel().Builder;

    [Fact]
    public void AnImageIsBuiltForWhatHasNone()
    {
        var built = _builder.AddDockerfileFactory("built", ".", static _ => "FROM scratch");
        var image = _builder.AddContainer("image", "example/image");
        var excluded = _builder.AddDockerfileFactory("excluded", ".", static _ => "FROM scratch").ExcludeFromManifest();
        var filesOnly = _builder.AddDockerfileFactory("files-only", ".", static _ => "FROM scratch");
        filesOnly.Resource.Annotations.OfType<DockerfileBuildAnnotation>().Single().HasEntrypoint = false;

        Assert.Equal(
            [(true, true), (false, false), (false, false), (true, false)],
            new[] { built, image, excluded, filesOnly }.Select(r => (r.Resource.RequiresImageBuild(), r.Resource.RequiresImageBuildAndPush())));
    }
}
