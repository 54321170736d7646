using Veerkracht.Data;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>
/// The lines of an older award name drawing rights by the enterprise number of their holder; here they follow the names of the books.
/// </summary>
public sealed class HoldersOfAwards(HolderNames names) : IUpgrade
{
    public string Migration => "Floor";

    public Task Run(Db db, CancellationToken stop) => names.RenameInLines(db, "Awards", stop);
}
