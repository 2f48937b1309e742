using System.Text.Json.Serialization;
using EnvMap.Api;
using EnvMap.Api.Deployments;
using EnvMap.Api.Errors;
using EnvMap.Api.Migrations;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddNpgsqlDataSource("envmapdb");
builder.Services.AddProblems();
builder.Services.AddValidation();
builder.Services.AddOpenApi();
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
builder.Services.AddMigrations();
builder.Services.AddDeployments();
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

var app = builder.Build();

app.UseProblems();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapHome();
app.MapDeployments();

app.Run();
