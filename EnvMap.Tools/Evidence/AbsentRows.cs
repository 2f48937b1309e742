using System.Text.RegularExpressions;

namespace EnvMap.Tools.Evidence;

/// <summary>Looks for traces of a row in what is published: none is to be found where its cell is ❌.</summary>
internal static class AbsentRows
{
    // Where the name of a row is not what its traces would be called.
    private static readonly Dictionary<string, string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ECS Fargate"] = "ecs|fargate",
        ["Kubernetes"] = "kubernetes|k8s",
        ["Docker Hub"] = "docker[ _-]?hub",
        ["Docker Registry"] = "docker[ _-]?registry|registry:[0-9]",
        ["RDS PostgreSQL"] = "rds",
        ["PostgreSQL (Local)"] = "postgresql[ _-]local",
        ["CloudWatch Logs"] = "awslogs|cloudwatch[ _-]?logs",
        ["OpenTelemetry"] = "otel-?col(lector)?|opentelemetry",
        ["X-Ray"] = "x-?ray",
        ["HashiCorp Vault"] = "vault",
        ["AWS Secrets Manager"] = "secrets[ _-]?manager",
        ["GitHub Actions"] = "github",
        ["GitLab Runner"] = "gitlab",
        ["AWS CodePipeline"] = "codepipeline",
        ["/etc/hosts"] = "/?etc[/-]hosts|extra_hosts",
        ["Route 53"] = "route[ _-]?53",
        ["Redis (Docker)"] = "redis",
        ["Security Groups"] = "security[ _-]?groups?",
        ["IAM Roles"] = "iam",
        ["SSL/TLS (Let's Encrypt)"] = "lets-?encrypt|acme|certbot",
        ["SSL/TLS (ACM)"] = "acm",
    };

    /// <summary>A sentence for each trace.</summary>
    public static IEnumerable<string> TracesOf(string row, PublishedProfile published)
    {
        if (published.Row(row) is not { IsInEffect: false })
        {
            yield return $"The profile {published.Name} has the row.";
        }
        foreach (var (name, _) in published.ResourcesOf(row))
        {
            yield return $"The resource '{name}' of {published.Name} says that it realises the row.";
        }
        var words = s_words.GetValueOrDefault(row) ?? string.Join("[ _-]?", row.Split(' ').Select(Regex.Escape));
        var trace = new Regex($"(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        foreach (var (path, text) in published.Files.Concat(published.Outputs).Append(new("aspire-manifest.json", published.Manifest.ToJsonString())))
        {
            if (trace.Match(path) is { Success: true } inPath)
            {
                yield return $"The name of {path}, of {published.Name}, speaks of '{inPath.Value}'.";
            }
            if (trace.Match(text) is { Success: true } inText)
            {
                yield return $"{path} of {published.Name} speaks of '{inText.Value}'.";
            }
        }
    }
}
