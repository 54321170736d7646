using System.CommandLine;
using Veerkracht.Features.Documents.Viewing;

namespace Veerkracht.Cli;

/// <summary>"draw-picture": what the site calls itself to draw a picture that browsers do not show, in a process that may fail.</summary>
public static class DrawPictureCommand
{
    public static Command Make()
    {
        var original = new Argument<string>("original") { Description = "A HEIC or TIFF file" };
        var copy = new Argument<string>("copy") { Description = "Where the JPEG goes" };
        var command = new Command(DrawPicture.Name, "Draws a HEIC or TIFF file as a JPEG") { original, copy };
        command.Hidden = true;
        command.SetAction(parsed => DrawPicture.Draw(parsed.GetRequiredValue(original), parsed.GetRequiredValue(copy)));
        return command;
    }
}
