using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tests.TestSupport;
using NJsonSchema;

namespace EnvMap.Tests.Catalog.ProfileDocuments;

public sealed class ProfileSchemaTests
{
    private static readonly string s_schema = RepositoryRoot.Combine("EnvMap.Catalog", "ProfileDocuments", "profile.schema.json");

    public static TheoryData<string> Published =>
        [.. Directory.GetFiles(RepositoryRoot.Combine("aspire-manifest"), ProfileDocument.FileName, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Published))]
    public async Task EveryPublishedProfileFits(string path)
    {
        var schema = await JsonSchema.FromFileAsync(s_schema, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(RepositoryRoot.Combine(path), TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("\"tier\": \"edge\"", "\"tier\": \"front\"")]
    [InlineData("\"user\": \"101:101\"", "\"user\": \"nginx\"")]
    [InlineData("\"replicas\": 1", "\"replica\": 1")]
    [InlineData("\"version\": 1", "\"version\": 2")]
    public async Task WhatTheFormatDoesNotHaveDoesNotFit(string from, string to)
    {
        var schema = await JsonSchema.FromFileAsync(s_schema, TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(RepositoryRoot.Combine("aspire-manifest", "staging-0", ProfileDocument.FileName), TestContext.Current.CancellationToken);

        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate(text.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void TheSchemaAndTheRecordsHaveTheSameFields()
    {
        var root = JsonNode.Parse(File.ReadAllText(s_schema))!;
        Assert.Equal(FieldsOf(typeof(ProfileDocument), ""), FieldsOf(root, root, ""));
    }

    private static SortedSet<string> FieldsOf(Type type, string path)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => !property.IsDefined(typeof(JsonIgnoreAttribute))))
        {
            var name = $"{path}/{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}";
            fields.Add(name);
            fields.UnionWith(Inner(property.PropertyType) is { } inner ? FieldsOf(inner, name) : []);
        }
        return fields;
    }

    private static Type? Inner(Type type) =>
        type is { IsGenericType: true } && type.IsAssignableTo(typeof(IEnumerable)) ? Inner(type.GetGenericArguments()[^1])
        : type.Namespace == typeof(ProfileDocument).Namespace && type.IsClass ? type
        : null;

    private static SortedSet<string> FieldsOf(JsonNode root, JsonNode? schema, string path)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        while (schema is JsonObject { } node && (node["$ref"] ?? node["items"] ?? node["additionalProperties"]) is { } next && node["properties"] is null)
        {
            schema = next is JsonValue value && value.TryGetValue<string>(out var reference) ? root["definitions"]![reference.Split('/')[^1]] : next;
        }
        foreach (var (key, property) in schema is JsonObject ? schema["properties"]?.AsObject() ?? [] : [])
        {
            fields.Add($"{path}/{key}");
            fields.UnionWith(FieldsOf(root, property, $"{path}/{key}"));
        }
        return fields;
    }
}
