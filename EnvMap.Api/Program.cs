using System.Text.Json;
using System.Text.Json.Serialization;
using EnvMap.Api;
using EnvMap.Api.Deployments;
using EnvMap.Api.Errors;
using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using EnvMap.Api.Observations;
using EnvMap.Api.Pages;
using EnvMap.Api.Pages.Security;
using EnvMap.Api.Peers;
using EnvMap.Api.Status;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddNpgsqlDataSource("envmapdb");
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
builder.AddPages();
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

var app = builder.Build();
if (!app.TryReadMap())
{
    return 2;
}

app.UseSecurityHeaders();
app.UseProblems();
app.UsePages();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapHome();
app.MapDeployments();
app.MapStatus();
app.MapObservations();
app.MapPages();

app.Run();
return 0;
