using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Notifications;

/// <summary>The tables of this room.</summary>
public static class NotificationsTables
{
    extension(Db db)
    {
        public DbSet<Notice> Notices => db.Set<Notice>();
        public DbSet<NoticeRead> NoticeReads => db.Set<NoticeRead>();
        public DbSet<NoticeMail> NoticeMails => db.Set<NoticeMail>();
        public DbSet<MailChoice> MailChoices => db.Set<MailChoice>();
    }
}
