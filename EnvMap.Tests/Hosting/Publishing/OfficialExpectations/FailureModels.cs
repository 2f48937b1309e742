using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>Declarations and publishes that fail; their exceptions are of the type that is expected.</summary>
internal static class FailureModels
{
    private static readonly string s_long = new('a', 65);

    public static Dictionary<string, ExpectationModel> All { get; } = new()
    {
        ["PublishAsDockerfileTests.ManifestPublishingProjectWithoutMetadataIncludesResourceName"] = ExpectationModel.Failure(app => app.Builder.AddResource(new ProjectResource("project"))),
        ["PublishAsDockerfileTests.ManifestPublishingContainerWithoutImageNameIncludesResourceName"] = ExpectationModel.Failure(app => app.Builder.AddResource(new ContainerResource("container"))),
        ["PublishAsDockerfileTests.WithBuildArgWithoutDockerfileIncludesResourceName"] = Of(app => app.Container("api", "api").WithBuildArg("ARG", "value")),
        ["PublishAsDockerfileTests.WithBuildArgWithSecretParameterIncludesResourceName"] = Of(app =>
        {
            app.Write("Dockerfile", "FROM scratch\n");
            app.Container("api", "api").WithDockerfile(".").WithBuildArg("ARG", app.Builder.AddParameter("secret", secret: true));
        }),
        ["PublishAsDockerfileTests.WithBuildSecretWithoutDockerfileIncludesResourceName"] = Of(app => app.Container("api", "api").WithBuildSecret("SECRET", app.Builder.AddParameter("secret", secret: true))),
        ["ProjectResourceTests.AddProjectFailsIfFileDoesNotExist"] = Of(app => app.Builder.AddProject("project", "nowhere/nothing.csproj")),
        ["ProjectResourceTests.SpecificLaunchProfileFailsIfProfileDoesNotExist"] = Of(app =>
        {
            app.Web("other", "service/service.csproj");
            app.Builder.AddProject("project", "service/service.csproj", launchProfileName: "not-exist");
        }),
        ["ProjectResourceTests.AddProjectWithInvalidLaunchSettingsShouldThrowSpecificError"] = Of(app =>
        {
            app.Write("service/Properties/launchSettings.json", "{ \"profiles\": ");
            app.Worker("project", "service/service.csproj");
        }),
        ["ExternalServiceTests.AddExternalServiceThrowsWithInvalidUrl"] = Of(app => app.Builder.AddExternalService("one", "https://example.com/?query=1")),
        ["ExternalServiceTests.AddExternalServiceThrowsWithRelativeUri"] = Of(app => app.Builder.AddExternalService("one", new Uri("/relative", UriKind.Relative))),
        ["ExternalServiceTests.ExternalServiceWithHttpHealthCheckInvalidPath"] = Of(app => app.Builder.AddExternalService("one", "https://example.com/").WithHttpHealthCheck("https://example.com/path")),
        ["ExternalServiceTests.ExternalServiceRejectsUrisWithFragment"] = Of(app => app.Builder.AddExternalService("one", "https://example.com/#fragment")),
        ["ExternalServiceTests.ExternalServiceRejectsUrisWithQueryString"] = Of(app => app.Builder.AddExternalService("one", "https://example.com/?key=value")),
        ["ExternalServiceTests.WithReferenceThrowsForUriWithFragment"] = Of(app => app.Worker("project", "p").WithReference("api", new Uri("https://example.com/service/#fragment"))),
        ["ExternalServiceTests.WithReferenceThrowsForUriWithQueryString"] = Of(app => app.Worker("project", "p").WithReference("api", new Uri("https://example.com/service/?query=1"))),
        ["WithReferenceTests.WithReferenceHttpRelativeUriThrowsException"] = Of(app => app.Worker("project", "p").WithReference("api", new Uri("example.com", UriKind.Relative))),
        ["AddParameterTests.AddParameterWithBothPublishValueAsDefaultAndSecretFails"] = Of(app => app.Builder.AddParameter("one", () => "any", publishValueAsDefault: true, secret: true), app => app.Builder.AddParameter("two", "any", publishValueAsDefault: true, secret: true)),
        ["DistributedApplicationBuilderTests.AddResource_DuplicateResourceNames_SameCasing_Error"] = Of(app => AddTwo(app, "Test", "Test")),
        ["DistributedApplicationBuilderTests.AddResource_DuplicateResourceNames_MixedCasing_Error"] = Of(app => AddTwo(app, "Test", "TEST")),
        ["DistributedApplicationBuilderTests.AddResource_InvalidName_Error"] = Of(app => app.Builder.AddResource(new ContainerResource(s_long))),
        ["DistributedApplicationBuilderTests.Build_InvalidName_Error"] = Of(app =>
        {
            app.Builder.Resources.Add(new ContainerResource(s_long));
            app.Builder.Build();
        }),
        ["ContainerResourceBuilderTests.WithImageTagThrowsIfNoImageAnnotation"] = Of(app => app.Builder.AddResource(new ContainerResource("one")).WithImageTag("7.1")),
        ["ContainerResourceBuilderTests.WithImageRegistryThrowsIfNoImageAnnotation"] = Of(app => app.Builder.AddResource(new ContainerResource("one")).WithImageRegistry(ExpectationApp.Registry)),
        ["ContainerResourceBuilderTests.WithImageSHA256ThrowsIfNoImageAnnotation"] = Of(app => app.Builder.AddResource(new ContainerResource("one")).WithImageSHA256(new string('4', 64))),
        ["ContainerResourceBuilderTests.WithImageThrowsWithConflictingTag"] = Of(app => app.Builder.AddResource(new ContainerResource("one")).WithImage("image:tag", "anothertag")),
        ["ContainerResourceBuilderTests.WithImageThrowsWithConflictingTagAndDigest"] = Of(app => app.Builder.AddResource(new ContainerResource("one")).WithImage("image@sha246:" + new string('a', 64), "tag")),
        ["ContainerMountAnnotationTests.CtorThrowsArgumentExceptionIfBindMountSourceIsNotRooted"] = Of(_ => new ContainerMountAnnotation("usr/foo", "/usr/foo", ContainerMountType.BindMount, false)),
        ["ContainerMountAnnotationTests.CtorThrowsArgumentExceptionIfAnonymousVolumeIsReadOnly"] = Of(_ => new ContainerMountAnnotation(null, "/usr/foo", ContainerMountType.Volume, true)),
        ["WithDockerfileTests.WithDockerfileWithEmptyContextPathThrows"] = Of(app => app.Container("one", "image").WithDockerfile("")),
        ["WithDockerfileTests.AddDockerfileWithEmptyContextPathThrows"] = Of(app => app.Builder.AddDockerfile("one", "")),
        ["WithDockerfileTests.WithBuildArgsBeforeWithDockerfileThrows"] = Of(app => app.Container("one", "image").WithBuildArg("MESSAGE", "hello")),
        ["AddPostgresTests.ThrowsWithIdenticalChildResourceNames"] = Of(app => AddTwice(app.Builder.AddPostgres("one"), null)),
        ["AddPostgresTests.ThrowsWithIdenticalChildResourceNamesDifferentParents"] = Of(app => AddTwice(app.Builder.AddPostgres("one"), app.Builder.AddPostgres("two")))
    };

    private static ExpectationModel Of(params Action<ExpectationApp>[] declarations) => ExpectationModel.Failures(declarations);

    private static void AddTwo(ExpectationApp app, string one, string other)
    {
        app.Builder.AddResource(new ContainerResource(one));
        app.Builder.AddResource(new ContainerResource(other));
    }

    private static void AddTwice(IResourceBuilder<PostgresServerResource> server, IResourceBuilder<PostgresServerResource>? other)
    {
        server.AddDatabase("db");
        (other ?? server).AddDatabase("db");
    }
}
