using System.Text.Json;
using System.Text.Json.Serialization;
using EnvMap.Api;
using EnvMap.Api.Auth;
using EnvMap.Api.Caching;
using EnvMap.Api.Deployments;
using EnvMap.Api.Diff;
using EnvMap.Api.Errors;
using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using EnvMap.Api.Observations;
using EnvMap.Api.Peers;
using EnvMap.Api.Profiles;
using EnvMap.Api.Status;
using EnvMap.Api.Tools;
using EnvMap.Api.Users;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddNpgsqlDataSource("envmapdb");
builder.AddCaching();
builder.AddAuth();
builder.AddRequestLimits();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddProblems();
builder.Services.AddValidation();
builder.Services.AddOpenApi();
builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
    options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
});
builder.Services.AddMap();
builder.Services.AddMigrations();
builder.Services.AddDeployments();
builder.AddObservations();
builder.Services.AddPeers();
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

var app = builder.Build();
if (!app.TryReadMap())
{
    return 2;
}

app.UseProblems();
app.UseAuthentication();
app.UseAuthorization();
app.UseOutputCache();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapHome();
app.MapMap();
app.MapTools();
app.MapProfiles();
app.MapDiff();
app.MapDeployments();
app.MapStatus();
app.MapObservations();
app.MapLogin();
app.MapUsers();

app.Run();
return 0;
