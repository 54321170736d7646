using System.CommandLine;
using Veerkracht.Features.Documents.Viewing;

namespace Veerkracht.Cli;

/// <summary>"draw-widths": what the site calls itself to draw the picture of an article, in a process that may fail.</summary>
public static class DrawWidthsCommand
{
    public static Command Make()
    {
        var original = new Argument<string>("original") { Description = "A picture" };
        var folder = new Argument<string>("folder") { Description = "Where its widths go" };
        var command = new Command(DrawWidths.Name, "Draws a picture in the widths in which pages show it") { original, folder };
        command.Hidden = true;
        command.SetAction(parsed => DrawWidths.Draw(parsed.GetRequiredValue(original), parsed.GetRequiredValue(folder)));
        return command;
    }
}
