using EnvMap.Acquisition;
using EnvMap.Tools.Containers;
using EnvMap.Tools.Settings;

namespace EnvMap.Tools;

/// <summary>Decides, once for an application, how its tools run.</summary>
internal sealed class FlavourChoice(IDistributedApplicationBuilder application, EnvironmentMapSettings settings)
{
    private const string StartEngine = "Start Docker or Podman, and start the application again.";

    private readonly Lazy<string?> _engine = new(ContainerEngine.Find);

    /// <summary>The address of the container engine that answers, or null.</summary>
    public string? Engine => _engine.Value;

    /// <summary>How a tool is realised.</summary>
    /// <param name="tool">What the tool is called.</param>
    /// <param name="package">Where its binary comes from; null where there is only an image.</param>
    /// <param name="prefersProcess">Whether it runs as a process also where an engine answers, unless containers are asked for.</param>
    public Realisation Choose(string tool, ToolPackage? package, bool prefersProcess = false)
    {
        var asksForContainer = settings.Flavour is ToolFlavour.Container || (settings.Flavour is ToolFlavour.Auto && !prefersProcess);
        if (application.ExecutionContext.IsPublishMode || (asksForContainer && Engine is not null))
        {
            return new Realisation.Container();
        }
        if (settings.Flavour is ToolFlavour.Container)
        {
            return new Realisation.NotStarted("EnvMap:Flavour is container, and no container engine answers on this machine.", $"{StartEngine} Or set EnvMap:Flavour to auto.");
        }
        if (package is null)
        {
            return settings.Flavour is ToolFlavour.Process
                ? new Realisation.NotStarted($"{tool} comes only as a container image, and EnvMap:Flavour is process.", "Set EnvMap:Flavour to auto on a machine with Docker or Podman.")
                : new Realisation.NotStarted($"{tool} comes only as a container image, and no container engine answers on this machine.", StartEngine);
        }
        return package.UnavailableReason is { } reason ? new Realisation.NotStarted(reason, StartEngine) : new Realisation.Process();
    }
}
