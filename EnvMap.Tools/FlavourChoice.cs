using EnvMap.Tools.Containers;
using EnvMap.Tools.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tools;

/// <summary>Decides, once for an application, how its tools run.</summary>
internal sealed partial class FlavourChoice
{
    public const string StartEngine = "Start Docker or Podman, and start the application again.";

    private readonly ToolFlavour _asked;

    public FlavourChoice(IDistributedApplicationBuilder application, EnvironmentMapSettings settings)
    {
        _asked = settings.Flavour;
        HasEngine = new Lazy<bool>(() => ContainerEngine.Find() is not null);
        application.OnBeforeStart((e, _) =>
        {
            if (_asked is ToolFlavour.Auto && application.ExecutionContext.IsRunMode && HasEngine.Value)
            {
                LogProcessesInstead(e.Services.GetRequiredService<ILogger<FlavourChoice>>());
            }
            return Task.CompletedTask;
        });
    }

    public Lazy<bool> HasEngine { get; }

    /// <summary>Why a tool that could run as a process does not, with the cure; null where it does.</summary>
    public (string Reason, string Cure)? WhyNoProcess(Acquisition.ToolPackage package) => _asked is ToolFlavour.Container
        ? ("EnvMap:Flavour is container, and this version runs its tools as processes.", "Set EnvMap:Flavour to auto or process.")
        : package.UnavailableReason is { } reason ? (reason, StartEngine) : null;

    /// <summary>Why a tool that comes only as an image does not run.</summary>
    public (string Reason, string Cure) WhyNoContainer(string tool) => HasEngine.Value
        ? ($"{tool} comes only as a container image, and this version runs no containers.", "Publish the application and start it by Docker Compose.")
        : ($"{tool} comes only as a container image, and no container engine answers on this machine.", StartEngine);

    [LoggerMessage(LogLevel.Information, "A container engine answers; tools that have a process flavour run as processes nevertheless.")]
    private static partial void LogProcessesInstead(ILogger logger);
}
