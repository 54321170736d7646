using System.Diagnostics;

namespace Veerkracht.Tests.Support;

/// <summary>Reads a PDF with programs of others: poppler-utils of Debian. Skips the test by name where they are not installed.</summary>
internal static class Poppler
{
    /// <param name="program">pdftotext, pdfinfo or pdffonts.</param>
    /// <param name="arguments">"FILE" stands for the document.</param>
    public static async Task<string> Run(byte[] pdf, string program, params string[] arguments)
    {
        Assert.SkipWhen(!Installed(program), $"{program} is not installed");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            var start = new ProcessStartInfo(program, arguments.Select(a => a == "FILE" ? file : a))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal("", await errors);
            Assert.Equal(0, process.ExitCode);
            return text;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>In the order in which it is written.</summary>
    public static Task<string> TextOf(byte[] pdf) => Run(pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-");

    private static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, program)));
}
