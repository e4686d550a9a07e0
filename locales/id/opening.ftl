## Membuka kasus, mengundang klien, menutup kasus

opening-title = Kasus baru
opening-lead = Cukup nama panggilan. Hal lain diceritakan klien sendiri, bila dan ketika ia mau.
opening-name = Nama klien
opening-name-hint = Seperti ia ingin dipanggil; satu kata pun boleh. Tidak perlu NIK atau nama lengkap.
opening-name-missing = Tuliskan nama klien.
opening-name-long = Nama ini terlalu panjang; cukup nama panggilan.
opening-address = Bagaimana halaman menyapanya?
opening-address-anda = Anda
opening-address-kamu = Kamu (pelajar)
opening-language = Bahasa pertamanya di sini
opening-language-id = Bahasa Indonesia
opening-language-en = English
opening-button = Buka kasus
done-case-opened = Kasus sudah dibuka. Sekarang undanglah kliennya.

invitation-title = Undang klien
invitation-for = Undang { $client }
invitation-lead = Anda akan mendapat tautan yang hanya bisa dibuka sekali, dalam 24 jam. Klien memilih PIN sendiri; Anda tidak pernah melihatnya.
invitation-has-pin = Klien ini sudah punya PIN. Tautan baru akan meminta PIN itu, misalnya di ponsel baru.
invitation-renews = Klien lupa PIN-nya: biarkan ia memilih PIN baru
invitation-button = Buat tautan
invitation-made = Tautan ini hanya tampil sekarang. Bila terlewat, buat saja yang baru.
invitation-scan = Pindai dengan kamera ponsel
invitation-whatsapp = Kirim lewat WhatsApp
invitation-message-is = Pesannya tidak menyebut apa pun tentang konseling:
invitation-message = Halo, ini tautan yang saya janjikan. Hanya bisa dibuka sekali, jadi bukalah sendiri: { $link }
    .kamu = Halo, ini tautan yang saya janjikan. Hanya bisa dibuka sekali, jadi buka sendiri ya: { $link }
invitation-link = Tautan
invitation-to-case = Ke halaman kasus

ending-title = Menutup kasus
ending-lead = Setelah ditutup, kasus masih bisa dibaca oleh Anda dan klien, tetapi tidak bisa ditambah.
ending-how = Bagaimana kasus ini berakhir?
ending-how-missing = Pilih bagaimana kasus ini berakhir.
ending-how-planned = Sesuai rencana bersama
ending-how-planned-means = Anda berdua sepakat bahwa ini saatnya selesai.
ending-how-transferred = Alih tangan
ending-how-transferred-means = Diteruskan ke konselor atau layanan lain.
ending-how-dropped-out = Klien tidak datang lagi
ending-how-dropped-out-means = Sudah dihubungi, tetapi tidak ada kabar atau memilih berhenti.
ending-why = Alasannya, dengan kata Anda
ending-why-hint = Klien juga dapat membacanya.
ending-why-missing = Tuliskan alasannya, satu kalimat pun cukup.
ending-why-long = Alasan ini terlalu panjang; persingkat sampai dua ribu huruf.
ending-button = Tutup kasus
done-case-closed = Kasus sudah ditutup.
