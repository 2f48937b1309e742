using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>Reports everything that is wrong with <see cref="DcpOptions"/> at once.</summary>
internal sealed class ValidateDcpOptions : IValidateOptions<DcpOptions>
{
    private static readonly string[] s_runtimes = ["docker", "podman"];
    private static readonly string[] s_levels = ["info", "debug"];

    public ValidateOptionsResult Validate(string? name, DcpOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckFile(result, nameof(options.CliPath), options.CliPath, "dcp");
        CheckFile(result, nameof(options.DashboardPath), options.DashboardPath, "the dashboard (managed/aspire-managed)");
        CheckChoice(result, nameof(options.ContainerRuntime), options.ContainerRuntime, s_runtimes);
        CheckChoice(result, nameof(options.DiagnosticsLogLevel), options.DiagnosticsLogLevel, s_levels);
        CheckPositive(result, nameof(options.ServiceStartupWatchTimeout), options.ServiceStartupWatchTimeout);
        CheckPositive(result, nameof(options.StartupTimeout), options.StartupTimeout);
        CheckPositive(result, nameof(options.ShutdownTimeout), options.ShutdownTimeout);
        CheckPositive(result, nameof(options.DependencyCheckTimeout), TimeSpan.FromSeconds(options.DependencyCheckTimeout));
        if (options.ResourceNameSuffix is { } suffix && !suffix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        {
            result.AddError($"'{suffix}' may hold lower-case letters and digits only.", Key(nameof(options.ResourceNameSuffix)));
        }

        return result.Build();
    }

    // An empty path is no error: it is filled in when the runtime parts are acquired.
    private static void CheckFile(ValidateOptionsResultBuilder result, string option, string? path, string what)
    {
        if (Directory.Exists(path))
        {
            result.AddError($"'{path}' is a folder; set it to the file of {what} in it.", Key(option));
        }
        else if (path is { Length: > 0 } && !File.Exists(path))
        {
            result.AddError($"'{path}' does not exist; set it to the file of {what}, or remove the setting to have it found.", Key(option));
        }
    }

    private static void CheckChoice(ValidateOptionsResultBuilder result, string option, string? value, string[] choices)
    {
        if (value is { Length: > 0 } && !choices.Contains(value, StringComparer.Ordinal))
        {
            result.AddError($"'{value}' is not known; use {string.Join(" or ", choices)}.", Key(option));
        }
    }

    private static void CheckPositive(ValidateOptionsResultBuilder result, string option, TimeSpan value)
    {
        if (value <= TimeSpan.Zero)
        {
            result.AddError($"'{value}' must be more than zero; remove the setting to have the default.", Key(option));
        }
    }

    private static string Key(string option) => $"{DcpOptions.Section}:{option}";
}
