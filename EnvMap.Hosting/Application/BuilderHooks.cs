namespace Aspire.Hosting;

/// <summary>Lets a test take part in what the AppHost's own code does: set its options, get its builder, hold it before it starts.</summary>
internal sealed class BuilderHooks
{
    private static readonly AsyncLocal<BuilderHooks?> s_current = new();

    public required Action<DistributedApplicationOptions> OnConfigure { get; init; }

    public required Action<IDistributedApplicationBuilder> OnCreated { get; init; }

    public required Action<DistributedApplication> OnBuilt { get; init; }

    public static void Use(BuilderHooks hooks) => s_current.Value = hooks;

    public static void Configure(DistributedApplicationOptions options) => s_current.Value?.OnConfigure(options);

    public static void Created(IDistributedApplicationBuilder builder) => s_current.Value?.OnCreated(builder);

    public static void Built(DistributedApplication application) => s_current.Value?.OnBuilt(application);
}
