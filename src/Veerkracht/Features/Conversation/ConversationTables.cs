using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Conversation;

/// <summary>The tables of this room.</summary>
public static class ConversationTables
{
    extension(Db db)
    {
        public DbSet<CaseAssignment> CaseAssignments => db.Set<CaseAssignment>();
        public DbSet<InternalNote> InternalNotes => db.Set<InternalNote>();
        public DbSet<Absence> Absences => db.Set<Absence>();
    }
}
