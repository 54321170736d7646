using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// Files that come with a question or an answer: all of them, or the act is refused with the reason of each that cannot be added.
/// </summary>
public sealed class QuestionFiles(Db db, FileStore store, DossierFiles dossiers)
{
    /// <summary>At most so many with one question or answer.</summary>
    public const int Most = 20;

    /// <summary>To be called before the act: looking at a file takes its time.</summary>
    /// <param name="field">Name of the box, for refusals.</param>
    public async Task<Outcome<Coming>> LookAt(
        Guid dossierId,
        IReadOnlyList<ReceivedFile> files,
        string field,
        CancellationToken stop = default
    )
    {
        if (files.Count == 0)
            return new Coming(this, [], null);
        if (files.Count > Most)
            return TooMany(field);
        var arriving = await dossiers.LookAt(dossierId, files, stop);
        var refused = new List<Refusal>();
        var before = new List<ReceivedFile>();
        foreach (var file in files)
        {
            if (arriving.Refuses(file, before) is { } why)
            {
                var told = new LocalText($"{file.Name}: {why.Nl}", $"{file.Name}: {why.In(Language.En)}");
                refused.Add(new("file-refused", told, RefusalKind.Invalid, field));
            }
            else
            {
                before.Add(file);
            }
        }
        return refused.Count == 0 ? new Coming(this, files, arriving) : Outcome<Coming>.Refused(refused);
    }

    /// <summary>What the history refers to: the bytes, not their names.</summary>
    public static IReadOnlyList<string>? Named(IReadOnlyList<Document> files) => files.Count == 0 ? null : [.. files.Select(f => f.Sha256)];

    private static Refusal TooMany(string field) =>
        new("too-many-files", new($"Voeg hoogstens {Most} bestanden toe.", $"Add at most {Most} files."), RefusalKind.Invalid, field);

    /// <summary>Files that can be added.</summary>
    public sealed class Coming(QuestionFiles room, IReadOnlyList<ReceivedFile> files, ArrivingFiles? arriving)
    {
        /// <summary>Adds them to the save that is being made, in its transaction.</summary>
        public async Task<IReadOnlyList<Document>> Add(OrganisationId organisation, Actor by, Guid question, CancellationToken stop)
        {
            var documents = files.Select(f => arriving!.Document(f, organisation, by, question)).ToList();
            room.Db.Documents.AddRange(documents);
            foreach (var file in files)
                await room.Store.Keep(file, room.Db, stop);
            return documents;
        }
    }

    private Db Db => db;
    private FileStore Store => store;
}
