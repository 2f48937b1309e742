using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard.Proto;
using Google.Protobuf.WellKnownTypes;
using Resource = EnvMap.Hosting.Dashboard.Proto.Resource;

namespace EnvMap.Hosting.Dashboard.Mapping;

/// <summary>Writes the properties of a resource, and sees to it that what may hold a secret is marked as such.</summary>
internal static class ResourceProperties
{
    private const int FirstOwnOrder = 100;

    // Whoever published the snapshot may have forgotten the mark.
    private static readonly HashSet<string> s_alwaysSensitive = new(StringComparer.OrdinalIgnoreCase)
    {
        KnownProperties.ConnectionString, KnownProperties.ExecutableArgs, KnownProperties.ContainerArgs,
    };

    public static IEnumerable<ResourceProperty> Create(Resource message, CustomResourceSnapshot snapshot)
        => General(message, snapshot)
            .Concat(WithShownArguments(snapshot.Properties))
            .Select((property, index) => ToMessage(message.ResourceType, property, index));

    private static IEnumerable<ResourcePropertySnapshot> General(Resource message, CustomResourceSnapshot snapshot)
    {
        (string Name, string? Value)[] values =
        [
            (KnownProperties.Uid, message.Uid),
            (KnownProperties.Name, message.Name),
            (KnownProperties.Type, message.ResourceType),
            (KnownProperties.DisplayName, message.DisplayName),
            (KnownProperties.State, snapshot.State?.Text),
            (KnownProperties.HealthState, snapshot.HealthStatus?.ToString()),
            (KnownProperties.ExitCode, snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture)),
            (KnownProperties.CreateTime, message.CreatedAt.ToDateTime().ToString("O")),
            (KnownProperties.StartTime, message.StartedAt?.ToDateTime().ToString("O")),
            (KnownProperties.StopTime, message.StoppedAt?.ToDateTime().ToString("O")),
        ];
        return values.Where(value => value.Value is not null).Select(value => new ResourcePropertySnapshot(value.Name, value.Value));
    }

    /// <summary>
    /// The list of resources shows <c>resource.appArgs</c>, each masked by its entry in <c>resource.appArgsSensitivity</c>,
    /// and without that list every argument of the process, never masked: so both lists are always given, of one length.
    /// </summary>
    private static IEnumerable<ResourcePropertySnapshot> WithShownArguments(ImmutableArray<ResourcePropertySnapshot> properties)
    {
        var shown = ShownArguments(properties);
        if (shown is null && properties.All(property => !IsNamed(property, KnownProperties.ExecutableArgs)))
        {
            return properties;
        }

        var sensitivity = Sensitivity(properties, shown ??= []);
        var anySensitive = sensitivity.Contains(1);
        return properties
            .Where(property => !IsNamed(property, KnownProperties.AppArgs) && !IsNamed(property, KnownProperties.AppArgsSensitivity))
            .Append(new ResourcePropertySnapshot(KnownProperties.AppArgs, shown) { IsSensitive = anySensitive })
            .Append(new ResourcePropertySnapshot(KnownProperties.AppArgsSensitivity, sensitivity) { IsSensitive = anySensitive });
    }

    private static string[]? ShownArguments(ImmutableArray<ResourcePropertySnapshot> properties)
        => properties.FirstOrDefault(property => IsNamed(property, KnownProperties.AppArgs))?.Value is IEnumerable<string> arguments ? [.. arguments] : null;

    private static int[] Sensitivity(ImmutableArray<ResourcePropertySnapshot> properties, string[] shown)
        => properties.FirstOrDefault(property => IsNamed(property, KnownProperties.AppArgsSensitivity))?.Value is IEnumerable<int> marks
            && marks.ToArray() is var known && known.Length == shown.Length
                ? known
                : [.. Enumerable.Repeat(1, shown.Length)];

    private static ResourceProperty ToMessage(string resourceType, ResourcePropertySnapshot property, int index)
    {
        var message = new ResourceProperty
        {
            Name = property.Name,
            Value = ToValue(property.Value),
            IsSensitive = property.IsSensitive || s_alwaysSensitive.Contains(property.Name),
        };
        if (PropertyDisplay.Find(resourceType, property.Name) is { } display)
        {
            message.DisplayName = display.Name;
            message.SortOrder = display.Order;
            message.IsHighlighted = true;
        }
        else if (!property.Name.Contains('.', StringComparison.Ordinal))
        {
            // A name without a prefix is not the engine's: whoever published it wants it read, after the engine's and in this order.
            message.SortOrder = FirstOwnOrder + index;
            message.IsHighlighted = true;
        }

        // What the publisher says goes before what is guessed.
        if (property.DisplayName is { } label)
        {
            message.DisplayName = label;
        }

        if (property.SortOrder is { } order)
        {
            message.SortOrder = order;
        }

        message.IsHighlighted |= property.IsHighlighted;
        return message;
    }

    private static Value ToValue(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        int number => Value.ForNumber(number),
        DateTime time => Value.ForString(time.ToUniversalTime().ToString("O")),
        IEnumerable<string> texts => Value.ForList([.. texts.Select(Value.ForString)]),
        IEnumerable<int> numbers => Value.ForList([.. numbers.Select(number => Value.ForNumber(number))]),
        _ => Value.ForString(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static bool IsNamed(ResourcePropertySnapshot property, string name)
        => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);
}
