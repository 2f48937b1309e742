using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes <c>parameter.v0</c>; the value is asked for when the manifest is deployed.</summary>
internal static class ParameterWriter
{
    public static void Write(ManifestPublishingContext context, ParameterResource parameter)
    {
        var writer = context.Writer;
        writer.WriteString("type", "parameter.v0");
        if (parameter.IsConnectionString)
        {
            writer.WriteString("connectionString", parameter.ValueExpression);
        }

        writer.WriteString("value", $"{{{parameter.Name}.inputs.value}}");
        writer.WriteStartObject("inputs");
        writer.WriteStartObject("value");
        writer.WriteString("type", "string");
        if (parameter.Secret)
        {
            writer.WriteBoolean("secret", true);
        }

        if (parameter.Default is not null)
        {
            writer.WriteStartObject("default");
            parameter.Default.WriteToManifest(context);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
