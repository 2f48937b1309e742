using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The parts of an image's name: <c>registry/image:tag@sha256:digest</c>; registry and image stay together.</summary>
internal sealed partial record ImageReference(string Name, string? Tag, string? Digest)
{
    public static ImageReference Parse(string image)
    {
        if (image.Length == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(image), "The name of an image must have at least one part.");
        }

        var match = Pattern().Match(image);
        return match.Success
            ? new(match.Groups["name"].Value, Part("tag"), Part("digest"))
            : throw new ArgumentOutOfRangeException(nameof(image), image, "This is no name of an image; expected 'registry/image:tag' or 'registry/image@sha256:digest'.");

        string? Part(string group) => match.Groups[group] is { Success: true, Value: var value } ? value : null;
    }

    // A colon belongs to the registry where a slash follows: host:5000/team/tool, [::1]:5000/tool.
    [GeneratedRegex(@"^(?<name>(?:(?:\[[0-9a-fA-F:]+\]|[\w.-]+)(?::\d+)?/)?[\w./<>-]+)(?::(?<tag>[\w.<>-]+))?(?:@(?<digest>.+))?$")]
    private static partial Regex Pattern();
}
