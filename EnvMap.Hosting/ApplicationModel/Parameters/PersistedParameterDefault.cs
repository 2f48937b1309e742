using Aspire.Hosting.Publishing;
using Aspire.Hosting.UserSecrets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A default that is kept in the user secrets of the AppHost, so that the next run has the same value.</summary>
internal sealed class PersistedParameterDefault(string parameterName, ParameterDefault inner, UserSecretsStore secrets) : ParameterDefault
{
    public override string GetDefaultValue()
    {
        var value = inner.GetDefaultValue();
        secrets.TryAdd($"Parameters:{parameterName}", value);
        return value;
    }

    public override void WriteToManifest(ManifestPublishingContext context) => inner.WriteToManifest(context);
}
