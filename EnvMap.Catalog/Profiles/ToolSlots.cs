namespace EnvMap.Catalog.Profiles;

/// <summary>Which row fills which slot.</summary>
public static class ToolSlots
{
    private static readonly Dictionary<ToolId, ToolSlot> s_slots = new (ToolSlot Slot, string[] Rows)[]
    {
        (ToolSlot.Orchestrator, ["Docker Compose", "ECS Fargate", "Kubernetes"]),
        (ToolSlot.Edge, ["Nginx", "ALB", "Traefik"]),
        (ToolSlot.Registry, ["Docker Hub", "Docker Registry", "ECR"]),
        (ToolSlot.Database, ["PostgreSQL (Docker)", "RDS PostgreSQL", "PostgreSQL (Local)"]),
        (ToolSlot.L2Cache, ["PostgreSQL Cache", "Redis (Docker)", "ElastiCache"]),
        (ToolSlot.Secrets, [".env files", "HashiCorp Vault", "AWS Secrets Manager"]),
        (ToolSlot.Tls, ["SSL/TLS (Let's Encrypt)", "SSL/TLS (ACM)"]),
        (ToolSlot.Dns, ["/etc/hosts", "Router DNS", "dnsmasq", "Route 53"]),
        (ToolSlot.Ci, ["Manual Deployment", "GitHub Actions", "Jenkins", "GitLab Runner", "AWS CodePipeline"]),
        (ToolSlot.TraceStore, ["Jaeger", "X-Ray"]),
        (ToolSlot.LogShipper, ["Promtail"]),
    }
    .SelectMany(slot => slot.Rows, (slot, row) => (Id: ToolId.FromName(row), slot.Slot))
    .ToDictionary(entry => entry.Id, entry => entry.Slot);

    /// <summary>The slot of a row; <see cref="ToolSlot.None"/> for a row that has none or that is unknown.</summary>
    public static ToolSlot Of(ToolId row) => s_slots.GetValueOrDefault(row);

    /// <summary>The slot's name, such as <c>l2-cache</c>.</summary>
    public static string ToSlug(this ToolSlot slot) => slot switch
    {
        ToolSlot.L2Cache => "l2-cache",
        ToolSlot.TraceStore => "trace-store",
        ToolSlot.LogShipper => "log-shipper",
        _ => slot.ToString().ToLowerInvariant(),
    };
}
