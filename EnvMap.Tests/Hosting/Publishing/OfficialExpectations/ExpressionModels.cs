using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>Expressions that the expectations look at without a publish.</summary>
internal static class ExpressionModels
{
    public static Dictionary<string, ExpectationModel> All { get; } = new()
    {
        ["AddPostgresTests.PostgresCreatesConnectionString"] = Of(app => [app.Builder.AddPostgres("postgres").Resource.ConnectionStringExpression]),
        ["AddPostgresTests.PostgresCreatesConnectionStringWithDatabase"] = Of(app => [app.Builder.AddPostgres("postgres").AddDatabase("db").Resource.ConnectionStringExpression]),
        ["AddPostgresTests.CanAddDatabasesWithDifferentNamesOnSingleServer"] = Of(app =>
        {
            var server = app.Builder.AddPostgres("postgres1");
            return [server.AddDatabase("one", "customers1").Resource.ConnectionStringExpression, server.AddDatabase("two", "customers2").Resource.ConnectionStringExpression];
        }),
        ["AddPostgresTests.CanAddDatabasesWithTheSameNameOnMultipleServers"] = Of(app => [.. Enumerable.Range(1, 2).Select(number => app.Builder.AddPostgres($"postgres{number}").AddDatabase($"d{number}", "imports").Resource.ConnectionStringExpression)]),
        ["PostgreSQL/ConnectionPropertiesTests.Server"] = ExpectationModel.Values(_ => PropertiesOf(Server()).SelectMany(pair => (string[])[pair.Key, pair.Value.ValueExpression])),
        ["PostgreSQL/ConnectionPropertiesTests.Database"] = ExpectationModel.Values(_ =>
        {
            var properties = PropertiesOf(new PostgresDatabaseResource("any", "Customers", Server())).ToDictionary(pair => pair.Key, pair => pair.Value.ValueExpression);
            return ((string[])["Host", "Port", "Username", "Password", "DatabaseName", "Uri", "JdbcConnectionString"]).Select(name => properties[name]);
        }),
        ["Redis/ConnectionPropertiesTests.Redis"] = ExpectationModel.Values(_ => PropertiesOf(new RedisResource("redis", Parameter("password"))).SelectMany(pair => (string[])[pair.Key, pair.Value.ValueExpression])),
        ["AddRedisTests.RedisCreatesConnectionStringWithPassword"] = Of(app => [app.Builder.AddRedis("myRedis", password: app.Builder.AddParameter("pass", "any")).Resource.ConnectionStringExpression]),
        ["AddRedisTests.RedisCreatesConnectionStringWithPasswordAndPort"] = Of(app => [app.Builder.AddRedis("myRedis", 4000, app.Builder.AddParameter("pass", "any")).Resource.ConnectionStringExpression]),
        ["AddRedisTests.RedisCreatesConnectionStringWithDefaultPassword"] = Of(app => [app.Builder.AddRedis("myRedis").Resource.ConnectionStringExpression]),
        ["AddRedisTests.VerifyRedisResourceWithPassword"] = Of(app =>
        {
            var redis = app.Builder.AddRedis("myRedis");
            var with = redis.WithPassword(app.Builder.AddParameter("pass", "any")).Resource.ConnectionStringExpression;
            return [with, redis.WithPassword(null).Resource.ConnectionStringExpression];
        }),
        ["AddRedisTests.AddRedisContainerWithPasswordAnnotationMetadata"] = Of(app => [app.Builder.AddRedis("myRedis", password: app.Builder.AddParameter("pass", "any")).Resource.ConnectionStringExpression]),
        ["AddRedisTests.RedisWithCertificateHasCorrectConnectionString/uri"] = Of(app => [app.Builder.AddRedis("myredis").Resource.UriExpression]),
        ["AddRedisTests.RedisConnectionStringResolvesWithTlsDynamically/before"] = Of(app => [app.Builder.AddRedis("myredis").Resource.ConnectionStringExpression]),
        ["ConditionalReferenceExpressionTests.ValueExpression"] = Of(_ => [Conditional(), Conditional()]),
        ["ConditionalReferenceExpressionTests.EndpointTls"] = ExpectationModel.Values(app => [app.Container("myresource", "image").WithEndpoint(name: "tcp").GetEndpoint("tcp").Property(EndpointProperty.TlsEnabled).ValueExpression]),
        ["ConnectionPropertiesExtensionsTests.CombineResourceMergesAdditionalValues"] = ExpectationModel.Values(_ =>
        {
            var combined = new ExpectationServer("server", null, ("Host", "resourceHost"), ("Port", "8080")).CombineProperties([new("Port", ReferenceExpression.Create($"9090")), new("Username", ReferenceExpression.Create($"user"))])
                .GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value.ValueExpression);
            return [combined.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), combined["Host"], combined["Port"], combined["Username"]];
        }),
        ["ReferenceExpressionTests.TestReferenceExpressionCreateInputStringTreatedAsLiteral"] = OfTexts(text => ReferenceExpression.Create($"Hello {text}"), "world", "{", "}", "{1}", "{x}", "{{x}}"),
        ["ReferenceExpressionTests.ReferenceExpressionHandlesValueWithNonParameterBrackets"] = OfTexts(text => ReferenceExpression.Create($"{text}"), "{x}", "{x", "x}", "{1 var}", "{var 1}", "{1myVar}", "{myVar1}"),
        ["ReferenceExpressionTests.ReferenceExpressionHandlesValueWithoutBrackets"] = OfTexts(text => ReferenceExpression.Create($"{text}"), "Test"),
        ["ReferenceExpressionTests.ReferenceExpressionWithBracketsAndInterpolation"] = Of(_ => [ReferenceExpression.Create($"[{{\"api_uri\":\"{new ExpectationValue("{value}")}\"}}]")]),
        ["ReferenceExpressionTests.ReferenceExpressionWithEscapedBracketsAndInterpolation"] = Of(_ => [ReferenceExpression.Create($"[{{{{\"api_uri\":\"{new ExpectationValue("{value}")}\"}}}}]")]),
        ["ReferenceExpressionTests.DuplicateConditionalExpressions_HaveSameName"] = Of(_ => [Conditional()])
    };

    /// <summary>Gives an expression of the same parts each time.</summary>
    public static ReferenceExpression Conditional() => ReferenceExpression.CreateConditional(new ExpectationValue("{flag.value}"), bool.TrueString, ReferenceExpression.Create($",ssl=true"), ReferenceExpression.Empty);

    private static ExpectationModel Of(Func<ExpectationApp, IEnumerable<ReferenceExpression>> read) => ExpectationModel.Values(app => read(app).Select(expression => expression.ValueExpression));

    private static ExpectationModel OfTexts(Func<string, ReferenceExpression> create, params string[] texts) => ExpectationModel.Values(_ => texts.Select(text => create(text).ValueExpression));

    private static IEnumerable<KeyValuePair<string, ReferenceExpression>> PropertiesOf(IResourceWithConnectionString resource) => resource.GetConnectionProperties();

    private static PostgresServerResource Server() => new("postgres", Parameter("user"), Parameter("password"));

    private static ParameterResource Parameter(string name) => new(name, _ => "any", secret: true);
}
