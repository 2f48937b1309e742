namespace EnvMap.Tools.Monitoring.Prometheus;

/// <summary>A resource that is scraped.</summary>
internal sealed record ScrapeTarget(string Resource, string Address, string Path);
