using System.Diagnostics;
using System.Globalization;
using Veerkracht.Site;

namespace Veerkracht.Features.Documents.Viewing;

/// <summary>
/// JPEG copies of pictures that browsers do not show. They are made in a process of their own, one at a time, with limits on time, pixels
/// and memory (<see cref="DrawPicture"/>): what a picture does to its reader does nothing to the site. A copy is kept for a day.
/// </summary>
public sealed class Pictures(SiteOptions options) : IDisposable
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1);
    private readonly string _place = Directory.CreateDirectory(Path.Combine(options.DataDirectory, "files", "pictures")).FullName;

    /// <returns>Path of the copy; null where none can be made of it.</returns>
    public async Task<string?> CopyOf(Document document, Stream content, CancellationToken stop)
    {
        var copy = Path.Combine(_place, document.Sha256 + ".jpg");
        await _one.WaitAsync(stop);
        try
        {
            if (File.Exists(copy))
                return copy;
            var original = Path.Combine(_place, document.Sha256);
            try
            {
                await using (var file = File.Create(original))
                    await content.CopyToAsync(file, stop);
                return await Draw(original, copy, stop) ? copy : null;
            }
            finally
            {
                File.Delete(original);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The widths of a picture in which pages show it, the smallest first; none where it cannot be read.</summary>
    /// <param name="path">Where its bytes lie.</param>
    public async Task<IReadOnlyList<DrawnWidth>> WidthsOf(string path, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_place, Path.GetFileName(path) + ".widths"));
        await _one.WaitAsync(stop);
        try
        {
            if (!await Run(DrawWidths.Name, path, folder.FullName, stop))
                return [];
            return
            [
                .. folder
                    .GetFiles("*.webp")
                    .Select(f => (File: f, Size: Path.GetFileNameWithoutExtension(f.Name).Split('x')))
                    .Select(f => new DrawnWidth(
                        int.Parse(f.Size[0], CultureInfo.InvariantCulture),
                        int.Parse(f.Size[1], CultureInfo.InvariantCulture),
                        File.ReadAllBytes(f.File.FullName)
                    ))
                    .OrderBy(w => w.Width),
            ];
        }
        finally
        {
            _one.Release();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> Draw(string original, string copy, CancellationToken stop)
    {
        if (await Run(DrawPicture.Name, original, copy, stop) && File.Exists(copy))
            return true;
        File.Delete(copy);
        return false;
    }

    private static async Task<bool> Run(string command, string original, string copy, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(Pictures).Assembly.Location, command, original, copy })
            start.ArgumentList.Add(argument);
        // Half a gigabyte of objects of ours; the pixels lie elsewhere, and have their own limit.
        start.Environment["DOTNET_GCHeapHardLimit"] = "20000000";
        using var process = Process.Start(start)!;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ends.CancelAfter(Within);
        try
        {
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(ends.Token), process.StandardError.ReadToEndAsync(ends.Token));
            await process.WaitForExitAsync(ends.Token);
            await said;
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <summary>Copies from before a moment, UTC: they are made again when somebody looks.</summary>
    internal void ForgetBefore(DateTime moment)
    {
        foreach (var copy in Directory.EnumerateFiles(_place).Where(f => File.GetLastWriteTimeUtc(f) < moment).ToList())
            File.Delete(copy);
    }

    public void Dispose() => _one.Dispose();
}
