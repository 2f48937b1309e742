using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes which files of other images are copied into the image of a resource.</summary>
internal static class ContainerFilesWriter
{
    public static void Write(Utf8JsonWriter writer, IResource resource)
    {
        if (!resource.TryGetAnnotationsOfType<ContainerFilesDestinationAnnotation>(out var destinations))
        {
            return;
        }

        writer.WriteStartObject("containerFiles");
        foreach (var destination in destinations)
        {
            writer.WriteStartObject(destination.Source.Name);
            writer.WriteString("destination", destination.DestinationPath);
            if (destination.Source.TryGetAnnotationsOfType<ContainerFilesSourceAnnotation>(out var sources))
            {
                writer.WriteStartArray("sources");
                foreach (var source in sources)
                {
                    writer.WriteStringValue(source.SourcePath);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
