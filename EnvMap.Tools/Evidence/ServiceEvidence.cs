namespace EnvMap.Tools.Evidence;

/// <summary>What is asked of every tool that runs as a service of Compose.</summary>
internal static class ServiceEvidence
{
    /// <summary>
    /// Checks that the profile has the row, and that exactly one service, with a health check and hardened, realises it with a version of
    /// the image; then what the tool itself says of that service.
    /// </summary>
    public static IEnumerable<string> CheckService(
        this PublishedProfile published, string row, string image, Func<ComposeServiceView, IEnumerable<string>> check)
    {
        var services = published.Compose.ServicesOf(row).ToList();
        if (services is not [var service])
        {
            return [.. published.CheckInEffect(row), $"{services.Count} services of compose.yaml have the row '{row}' in their label, and one should."];
        }
        return [.. published.CheckInEffect(row), .. CheckCommon(service, image), .. check(service)];
    }

    /// <summary>Checks that the profile has the row.</summary>
    public static IEnumerable<string> CheckInEffect(this PublishedProfile published, string row)
    {
        if (!published.Has(row))
        {
            yield return $"The profile {published.Name} has no row '{row}': it is {published.Row(row)?.State.ToString() ?? "unknown"}, {published.Row(row)?.Reason}.";
        }
    }

    private static IEnumerable<string> CheckCommon(ComposeServiceView service, string image)
    {
        if (!service.Image.StartsWith($"{image}:", StringComparison.Ordinal) || !service.Image[(image.Length + 1)..].Any(char.IsAsciiDigit))
        {
            yield return $"The service '{service.Name}' has the image '{service.Image}' in the place of a version of '{image}'.";
        }
        if (service.HealthCommand.Count is 0)
        {
            yield return $"The service '{service.Name}' has no health check.";
        }
        if (!service.Lists("security_opt", "no-new-privileges:true"))
        {
            yield return $"The service '{service.Name}' may gain privileges.";
        }
        if (service.Networks.Count is 0)
        {
            yield return $"The service '{service.Name}' is in no network.";
        }
        if (service.Text("restart") is not "unless-stopped")
        {
            yield return $"The service '{service.Name}' is not started again when it ends.";
        }
    }
}
