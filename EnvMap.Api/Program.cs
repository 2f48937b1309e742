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
using EnvMap.Api.Pages;
using EnvMap.Api.Pages.Errors;
using EnvMap.Api.Pages.Security;
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
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
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
app.UseErrorPages();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.UseOutputCache();
app.MapDefaultEndpoints();
app.MapOpenApi().RequireRead();
app.MapHome();
app.MapMap();
app.MapTools();
app.MapProfiles();
app.MapDiff();
app.MapDeployments();
app.MapLogin();
app.MapUsers();
app.MapStatus();
app.MapObservations();
app.MapPages();

app.Run();
return 0;
