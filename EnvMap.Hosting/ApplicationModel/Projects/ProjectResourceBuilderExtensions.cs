using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Declares .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project that the AppHost references.</summary>
    /// <typeparam name="TProject">The class that the build made for it, <c>Projects.Name</c>.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where TProject : IProjectMetadata, new()
        => builder.AddProject<TProject>(name, static _ => { });

    /// <summary>Adds a project that the AppHost references, with a launch profile.</summary>
    /// <typeparam name="TProject">The class that the build made for it, <c>Projects.Name</c>.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="launchProfileName">The launch profile; null for none.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? launchProfileName)
        where TProject : IProjectMetadata, new()
        => builder.AddProject<TProject>(name, options => Choose(options, launchProfileName));

    /// <summary>Adds a project that the AppHost references, with options.</summary>
    /// <typeparam name="TProject">The class that the build made for it, <c>Projects.Name</c>.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name, Action<ProjectResourceOptions> configure)
        where TProject : IProjectMetadata, new()
        => Add(builder, name, new TProject(), configure);

    /// <summary>Adds a project by path.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="projectPath">The path of the project file, or of a folder with one such file, relative to the AppHost.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath)
        => builder.AddProject(name, projectPath, static _ => { });

    /// <summary>Adds a project by path, with a launch profile.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="projectPath">The path of the project file, or of a folder with one such file, relative to the AppHost.</param>
    /// <param name="launchProfileName">The launch profile; null for none.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath, string? launchProfileName)
        => builder.AddProject(name, projectPath, options => Choose(options, launchProfileName));

    /// <summary>Adds a project by path, with options.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="projectPath">The path of the project file, or of a folder with one such file, relative to the AppHost.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath, Action<ProjectResourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(projectPath);
        return Add(builder, name, new ProjectPathMetadata(AppHostPaths.ResolveProject(builder, projectPath)), configure);
    }

    /// <summary>Sets how many instances run.</summary>
    /// <param name="builder">The builder of the project.</param>
    /// <param name="replicas">The number.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
        => builder.WithAnnotation(new ReplicaAnnotation(replicas));

    /// <summary>Has the published project not trust forwarded headers.</summary>
    /// <param name="builder">The builder of the project.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ProjectResource> DisableForwardedHeaders(this IResourceBuilder<ProjectResource> builder)
        => builder.WithAnnotation<DisableForwardedHeadersAnnotation>(ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Chooses which endpoints are put into the environment of the project itself.</summary>
    /// <param name="builder">The builder of the project.</param>
    /// <param name="filter">Tells which.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ProjectResource> WithEndpointsInEnvironment(this IResourceBuilder<ProjectResource> builder, Func<EndpointAnnotation, bool> filter)
        => builder.WithAnnotation(new EndpointEnvironmentFilterAnnotation(filter));

    /// <summary>Publishes the project as a container whose image is built from the Dockerfile beside the project file; a run is not changed.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the project.</param>
    /// <param name="configure">Configures the container.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> PublishAsDockerFile<T>(this IResourceBuilder<T> builder, Action<IResourceBuilder<ContainerResource>>? configure = null)
        where T : ProjectResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            return builder;
        }

        var isFirst = builder.ApplicationBuilder.Resources.Contains(builder.Resource);
        var project = builder.Resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath;
        var container = DockerfileContainer.Replace(builder, Path.GetDirectoryName(project)!);
        if (isFirst)
        {
            // 8080 is what the ASP.NET base images listen on.
            container.WithArgs(static context => context.Args.Clear())
                .WithEndpoint("http", static e => e.TargetPort ??= 8080, createIfNotExists: false)
                .WithEndpoint("https", static e => e.TargetPort ??= 8080, createIfNotExists: false);
        }

        configure?.Invoke(container);
        return builder;
    }

    private static void Choose(ProjectResourceOptions options, string? launchProfileName)
        => (options.LaunchProfileName, options.ExcludeLaunchProfile) = (launchProfileName, launchProfileName is null);

    private static IResourceBuilder<ProjectResource> Add(IDistributedApplicationBuilder builder, string name, IProjectMetadata metadata, Action<ProjectResourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ProjectResourceOptions();
        configure(options);
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(metadata);
        AnnotateLaunchProfile(project, options);
        project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
        if (builder.ExecutionContext.IsRunMode && builder.Environment.IsDevelopment())
        {
            project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true");
            project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "true");
        }

        project.WithOtlpExporter();
        if (builder.ExecutionContext.IsRunMode)
        {
            project.WithEnvironment("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "true").WithEnvironment("LOGGING__CONSOLE__FORMATTERNAME", "simple");
        }
        else
        {
            project.WithEnvironment(context => TrustForwardedHeaders(context, project.Resource));
        }

        var profile = EffectiveLaunchProfile.Of(project.Resource);
        new ProjectEndpoints<ProjectResource>(project, profile, options.ExcludeKestrelEndpoints).Declare();
        return profile is not null && builder.ExecutionContext.IsRunMode ? ApplyLaunchProfile(project, profile) : project;
    }

    private static void AnnotateLaunchProfile(IResourceBuilder<ProjectResource> project, ProjectResourceOptions options)
    {
        var configuration = project.ApplicationBuilder.Configuration;
        if (options.ExcludeLaunchProfile)
        {
            project.WithAnnotation(new ExcludeLaunchProfileAnnotation());
        }
        else if (!string.IsNullOrEmpty(options.LaunchProfileName))
        {
            project.WithAnnotation(new LaunchProfileAnnotation(options.LaunchProfileName));
        }
        else if ((configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"]) is { Length: > 0 } ofAppHost)
        {
            project.WithAnnotation(new DefaultLaunchProfileAnnotation(ofAppHost));
        }
    }

    // The context may be that of the container which the project is published as.
    private static void TrustForwardedHeaders(EnvironmentCallbackContext context, ProjectResource project)
    {
        if (project.GetEndpoints().Any() && !project.HasAnnotationOfType<DisableForwardedHeadersAnnotation>())
        {
            context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        }
    }

    private static IResourceBuilder<ProjectResource> ApplyLaunchProfile(IResourceBuilder<ProjectResource> project, EffectiveLaunchProfile profile)
    {
        project.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", profile.Name);
            foreach (var (name, value) in profile.Profile.EnvironmentVariables)
            {
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
            }
        });
        return profile.Profile.LaunchUrl is { Length: > 0 } launchUrl ? project.WithUrls(context => Complete(context, launchUrl)) : project;
    }

    private static void Complete(ResourceUrlsCallbackContext context, string launchUrl)
    {
        foreach (var url in context.Urls.Where(u => u.Endpoint is { Exists: true, EndpointAnnotation.FromLaunchProfile: true }))
        {
            url.Url = Uri.IsWellFormedUriString(launchUrl, UriKind.Absolute) ? launchUrl : new Uri(new Uri(url.Url), launchUrl).ToString();
        }
    }
}
