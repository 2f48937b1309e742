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
using EnvMap.Api.OpenApi;
using EnvMap.Api.Pages;
using EnvMap.Api.Pages.Errors;
using EnvMap.Api.Pages.Security;
using EnvMap.Api.Peers;
using EnvMap.Api.Profiles;
using EnvMap.Api.Proxies;
using EnvMap.Api.Reports;
using EnvMap.Api.Status;
using EnvMap.Api.Tools;
using EnvMap.Api.Users;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddDatabase();
builder.AddCaching();
builder.AddAuth();
builder.AddRequestLimits();
builder.AddKnownProxies();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddProblems();
builder.Services.AddValidation();
builder.Services.AddApiDocument();
builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
    options.SerializerOptions.RespectNullableAnnotations = true;
});
builder.Services.AddMap();
builder.Services.AddMigrations();
builder.Services.AddDeployments();
builder.Services.AddReports();
builder.AddObservations();
builder.Services.AddPeers();
builder.AddPages();
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

var app = builder.Build();
if (!app.TryReadMap())
{
    return 2;
}

app.UseKnownProxies();
app.UseSecurityHeaders();
app.UseProblems();
app.UseErrorPages();
app.UseAuth();
app.MapDefaultEndpoints();
var routes = app.MapGroup("").AnswerHead();
routes.MapOpenApi().RequireRead();
routes.MapHome();
routes.MapMap();
routes.MapTools();
routes.MapProfiles();
routes.MapDiff();
routes.MapDeployments();
routes.MapDrift();
routes.MapEvidence();
routes.MapLogin();
routes.MapUsers();
routes.MapStatus();
routes.MapObservations();
app.MapPages();

var services = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
app.Run();

// The host takes the end of a background service for a wish of its own.
return services.Exists(service => service.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
