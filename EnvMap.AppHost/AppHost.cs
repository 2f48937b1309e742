using EnvMap.AppHost;
using EnvMap.Tools;

var builder = DistributedApplication.CreateBuilder(args);

// environment-map.md decides what there is: a tool whose row is not in the profile adds nothing.
if (!builder.TryAddEnvironmentMap(out var map))
{
    return 2;
}

var database = map.AddPostgreSql("postgres", database: "envmapdb");
var cache = map.AddRedis("cache");

builder.AddProject<Projects.EnvMap_Api>("api")
    .WithOptionalReference(database)
    .WithOptionalReference(cache)
    .WithHttpHealthCheck("/health")
    .WithMetrics("/metrics")
    .WithEdgeRoute("api", isDefault: true)
    .WithJwtAuthentication(map)
    .WithMapRows(map, "Console Logging", "In-Memory Cache")
    .WithMapProbes(map);

map.AddNginx("edge");

var prometheus = map.AddPrometheus("prometheus");
map.AddNodeExporter("node-exporter");
map.AddGrafana("grafana", prometheus);
map.AddJaeger("jaeger");

map.AddPortainer("portainer");

builder.Build().Run();
return 0;
