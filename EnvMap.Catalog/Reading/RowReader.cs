namespace EnvMap.Catalog.Reading;

internal sealed class RowReader(MapSource source, ProblemLog problems)
{
    // Adds the row to the tools and gives the group that holds from here on.
    public string? Read(string section, string? group, int number, TableHeader header, List<Tool> tools)
    {
        var line = source.Lines[number - 1];
        if (!line.IsTableLine)
        {
            problems.Error(number, 1, $"The table of '{section}' has a line that starts with no '|'. Start it with '|', or set it apart by an empty line.");
            AddNameOnly(section, group, new TableCell(line.Text.Split('|')[0].Trim(), 0), number, tools);
            return group;
        }
        var cells = TableCell.Split(line.Text);
        if (cells.Count is 0 || cells.All(cell => cell.Text.Length is 0))
        {
            problems.Error(number, 1, $"The table of '{section}' has an empty row. Remove it.");
            return group;
        }
        var name = cells[0].Text;
        if (cells.Skip(1).All(cell => cell.Text.Length is 0) && cells.Count <= header.Columns.Count)
        {
            if (name.Length > 4 && name.StartsWith("**", StringComparison.Ordinal) && name.EndsWith("**", StringComparison.Ordinal))
            {
                return cells[0].Value[2..^2].Trim();
            }
            problems.Error(number, cells[0].Column, $"'{name}' has no cells but its name. Write a group as '| **{name.Trim('*')}** |', or fill the row.");
            return group;
        }
        if (cells.Count == header.Columns.Count)
        {
            ReadTool(section, group, cells, number, header, tools);
            return group;
        }
        // Against a header of the wrong length every row would be wrong; the header has its problem already.
        if (header.HasAllColumns)
        {
            problems.Error(number, cells[0].Column,
                $"'{name}' has {cells.Count} cells, the header {header.Columns.Count}: {string.Join(", ", header.Columns)}. "
                + (cells.Count < header.Columns.Count ? "Add what is missing." : "Remove the surplus, or write a '|' inside a cell as '\\|'."));
        }
        AddNameOnly(section, group, cells[0], number, tools);
        return group;
    }

    // The name of a damaged row still counts, so that the summaries do not miss it as well.
    private static void AddNameOnly(string section, string? group, TableCell name, int number, List<Tool> tools) => tools.Add(new Tool
    {
        Name = name.Value,
        Type = "",
        Section = section,
        Group = group,
        Placements = [],
        Line = number,
        Column = name.Column,
    });

    private void ReadTool(
        string section, string? group, IReadOnlyList<TableCell> cells, int number, TableHeader header, List<Tool> tools)
    {
        var name = Cell(TableHeader.Tool);
        if (name.Text.Length is 0)
        {
            problems.Error(number, cells[0].Column, "The row has no name. Fill the column Tool/Service.");
        }
        else if (ToolId.FromName(name.Value).Value.Length is 0)
        {
            problems.Error(number, name.Column, $"'{name.Value}' has no letter or digit. Give the row a name with one.");
        }
        var type = Cell(TableHeader.Type);
        if (header.IndexOf(TableHeader.Type) >= 0)
        {
            CheckType(name.Value, type, number);
        }
        var placements = DeployEnvironments.All
            .Where(environment => header.IndexOf(environment.ToColumn()) >= 0)
            .Select(environment => CellReader.Read(name.Value, environment, Cell(environment.ToColumn()), number, problems))
            .OfType<ToolPlacement>();
        var tool = new Tool
        {
            Name = name.Value,
            Type = type.Value,
            Section = section,
            Group = group,
            Notes = Cell(TableHeader.Notes).Value,
            Placements = [.. placements],
            Line = number,
            Column = name.Column,
        };
        tools.Add(tool);
        source.Rows.Add(number, new SourceRow(tool, header));

        TableCell Cell(string column) => header.IndexOf(column) is var index and >= 0 ? cells[index] : new TableCell("", 0);
    }

    private void CheckType(string tool, TableCell type, int number)
    {
        if (type.Text.Length is 0)
        {
            problems.Error(number, type.Column, $"'{tool}' has no type. Write one of {string.Join(", ", ToolTypes.All)}.");
        }
        else if (!ToolTypes.All.Contains(type.Value))
        {
            problems.Unknown(number, type.Column, type.Value,
                $"'{tool}' has the unknown type '{type.Value}'. Known are {string.Join(", ", ToolTypes.All)}.", ToolTypes.All);
        }
    }
}
