namespace EnvMap.Catalog.Validation;

/// <summary>The tools that EnvMap can realise; any other row of a team's table is documentation only.</summary>
public static class KnownTools
{
    /// <summary>Their names, as rows have them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Docker Compose", "ECS Fargate", "Kubernetes", "Nginx", "ALB", "Traefik", "Docker Hub", "Docker Registry", "ECR",
        "PostgreSQL (Docker)", "RDS PostgreSQL", "PostgreSQL (Local)",
        "Prometheus", "Grafana", "Node Exporter", "CloudWatch", "Console Logging", "Loki", "Promtail", "CloudWatch Logs",
        "Jaeger", "OpenTelemetry", "X-Ray",
        "Portainer", "Watchtower", "Docker CLI",
        ".env files", "HashiCorp Vault", "AWS Secrets Manager",
        "Manual Deployment", "GitHub Actions", "Jenkins", "GitLab Runner", "AWS CodePipeline",
        "Docker Networks", "/etc/hosts", "Router DNS", "dnsmasq", "Route 53", "VPC",
        "In-Memory Cache", "PostgreSQL Cache", "Redis (Docker)", "ElastiCache",
        "Docker Volumes", "S3", "EBS",
        "JWT Authentication", "Security Groups", "IAM Roles", "SSL/TLS (Let's Encrypt)", "SSL/TLS (ACM)",
    ];

    private static readonly HashSet<ToolId> s_ids = [.. Names.Select(ToolId.FromName)];

    /// <summary>Whether a row is one of them.</summary>
    public static bool Contains(ToolId row) => s_ids.Contains(row);
}
