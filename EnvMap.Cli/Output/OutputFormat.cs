namespace EnvMap.Cli.Output;

internal enum OutputFormat
{
    Table,
    Json,
    Markdown,
    Html,
}
