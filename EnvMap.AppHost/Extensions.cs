namespace EnvMap.AppHost;

internal static class Extensions
{
    /// <summary>References a tool where the profile has it, and waits for it unless the resource does its work without it as well.</summary>
    public static IResourceBuilder<T> WithOptionalReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithConnectionString>? tool, bool waits = true)
        where T : IResourceWithEnvironment, IResourceWithWaitSupport =>
        tool is null ? builder : waits ? builder.WithReference(tool).WaitFor(tool) : builder.WithReference(tool);
}
