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
var vault = map.AddVault("vault");

var api = builder.AddProject<Projects.EnvMap_Api>("api")
    .WithOptionalReference(database)
    .WithOptionalReference(cache, waits: false)
    .WithVault(vault)
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithMetrics("/metrics")
    .WithEdgeRoute("api", isDefault: true)
    .WithJwtAuthentication(map)
    .WithPeers()
    .WithMapRows(map, "Console Logging", "In-Memory Cache", "PostgreSQL Cache")
    .WithMapProbes(map)
    .WithSecretsFolder("/run/secrets", references: true);

var edge = map.AddNginx("edge") ?? map.AddTraefik("edge");
map.AddLetsEncrypt("certificates", edge);

var prometheus = map.AddPrometheus("prometheus");
map.AddNodeExporter("node-exporter");
map.AddGrafana("grafana", prometheus);
map.AddJaeger("jaeger");
map.AddAspireDashboard("dashboard", api);

map.AddPortainer("portainer");
map.AddDnsmasq("dnsmasq");

map.AddDockerRegistry("registry");
map.AddDockerHub("docker-hub");
map.AddGitHubActions("github-actions");
map.AddJenkins("jenkins");
map.AddGitLabRunner("gitlab-runner");
map.AddWatchtower("watchtower");

builder.Build().Run();
return 0;
