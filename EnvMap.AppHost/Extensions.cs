namespace EnvMap.AppHost;

internal static class Extensions
{
    /// <summary>References a tool and waits for it, where the profile has it.</summary>
    public static IResourceBuilder<T> WithOptionalReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithConnectionString>? tool)
        where T : IResourceWithEnvironment, IResourceWithWaitSupport =>
        tool is null ? builder : builder.WithReference(tool).WaitFor(tool);
}
