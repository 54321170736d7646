using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Organisations;

/// <summary>The tables of this room.</summary>
public static class OrganisationsTables
{
    extension(Db db)
    {
        public DbSet<RegisteredOrganisation> Organisations => db.Set<RegisteredOrganisation>();
        public DbSet<OrganisationAttribute> OrganisationAttributes => db.Set<OrganisationAttribute>();
    }
}
